import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StressReport } from '../../src/risk/stress/stress-report.js';
import { inRepository, PRICES, Workplace } from './run-risk.js';

const DEMO = inRepository('demo/portfolio.yaml');
const OWN_EPISODES = `episodes:
  autumn-2008: { start_date: "2008-08-29", end_date: "2008-11-28" }
`;

describe('risk stress', () => {
  let workplace: Workplace;
  let environment: Record<string, string>;

  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    environment = { STRESS_SCENARIOS: await workplace.file('episodes.yaml', OWN_EPISODES) };
  });

  afterAll(() => workplace.close());

  it('tells a person what would be lost', async () => {
    const args = ['stress', DEMO, '--prices', PRICES, '--shock', 'market=-20%', '--propagate'];

    const { code, stdout, stderr } = await workplace.run(args, { environment });

    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/market:SP500 +given +-20\.00%/);
    expect(stdout).toMatch(/subindustry:MSFT-SP500 +expected/);
    expect(stdout).toMatch(/The portfolio returns -\d\d\.\d% \(-\d,\d{3}\.\d\d USD\)\./);
    expect(stdout).toMatch(/autumn-2008 +2008-08-29 +2008-11-28 +-\d\d\.\d\d% +-\d+,\d{3}\.\d\d/);
    expect(Math.max(...stdout.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
  });

  it('gives a machine every figure', async () => {
    const args = ['stress', DEMO, '--prices', PRICES, '--shock', 'AAPL=-0.5', '--json'];

    const { code, stdout } = await workplace.run(args, { environment });

    const { shock, weights, netValue, episodes } = JSON.parse(stdout) as StressReport;
    const total = (weights['AAPL'] ?? NaN) * -0.5;
    expect(code).toBe(0);
    expect(shock?.return).toBeCloseTo(total, 14);
    expect(shock?.valueChange).toBeCloseTo(total * netValue, 9);
    expect(episodes).toMatchObject([{ name: 'autumn-2008', status: 'known' }]);
  });

  it('takes the episodes that come with the program where there is no other file', async () => {
    const args = ['stress', DEMO, '--prices', PRICES, '--json'];

    const { code, stdout, stderr } = await workplace.run(args, {
      environment: { STRESS_SCENARIOS: 'none.yaml' },
    });

    const { episodes } = JSON.parse(stdout) as StressReport;
    expect(code).toBe(0);
    expect(episodes.map(({ name }) => name)).toContain('financial-crisis-2007');
    expect(stderr).toMatch(/stress-scenarios-missing: .*using the built-in stress scenarios/);
  });

  it.each([
    [['--shock', 'market=-150%'], 'is not a return from -1'],
    [['--shock', 'gold=-10%'], 'factors are market:SP500'],
    [['--episode', 'flood'], 'there are autumn-2008'],
    [['--shock', 'AAPL=-10%', '--propagate'], 'only the shock of a factor can be propagated'],
  ])('ends with code 2 for %j', async (flags, said) => {
    const args = ['stress', DEMO, '--prices', PRICES, ...flags];

    const { code, stdout, stderr } = await workplace.run(args, { environment });

    expect([code, stdout]).toEqual([2, '']);
    expect(stderr.replaceAll(/\s+/g, ' ')).toContain(said);
  });

  it('ends with code 2 for a broken file of episodes, and says where it is broken', async () => {
    const path = await workplace.file('broken.yaml', 'episodes: { a: { start_date: 1 } }\n');
    const args = ['stress', DEMO, '--prices', PRICES];

    const { code, stderr } = await workplace.run(args, {
      environment: { STRESS_SCENARIOS: path },
    });

    expect(code).toBe(2);
    expect(stderr).toMatch(/broken\.yaml/);
    expect(stderr).toMatch(/end_date/);
  });
});
