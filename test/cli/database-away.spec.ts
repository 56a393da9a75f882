import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PORTFOLIO, PRICES, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

/** Nobody listens there. */
const AWAY = {
  USE_DATABASE: 'true',
  DATABASE_URL: 'postgresql://risk_app:secret@127.0.0.1:1/risk_module_db',
};
const UNKNOWN = 'the limits you keep there are not known';

describe('risk analyze with the database away', () => {
  let workplace: Workplace;

  beforeAll(async () => {
    workplace = await Workplace.open();
    await workplace.file('portfolio.yaml', PORTFOLIO);
    await workplace.file('strict.yaml', 'portfolio_limits: { max_volatility: 0.01 }\n');
  });

  afterAll(() => workplace.close());

  function analyze(...args: readonly string[]): Promise<Outcome> {
    return workplace.run(['analyze', ...args, '--prices', PRICES], { environment: AWAY });
  }

  it('reports on a file, against the defaults, and says so', async () => {
    const { code, stdout, stderr } = await analyze('portfolio.yaml', '--json');

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ limitsOrigin: 'default', portfolioName: null });
    expect(stderr).toContain('127.0.0.1:1 cannot be reached');
    expect(stderr).toContain(`${UNKNOWN}: the defaults take their place`);
    expect(stderr).not.toContain('secret');
  });

  it('asks for nothing when limits are given', async () => {
    const { code, stdout, stderr } = await analyze(
      ...['portfolio.yaml', '--limits', 'strict.yaml', '--check', '--json'],
    );

    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ limitsOrigin: 'request' });
    expect(stderr).not.toContain(UNKNOWN);
  });

  it.each([
    ['a check against limits that are not known', ['portfolio.yaml', '--check']],
    ['a portfolio that lies there', ['mine']],
  ])('refuses %s', async (_, args) => {
    const { code, stdout, stderr } = await analyze(...args);

    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain('database-unavailable');
  });
});
