import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PORTFOLIO, PRICES, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const MAP = 'default_region: US\nregions: { US: { currencies: [USD], market: SP500 } }\n';

describe('risk stock', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    await workplace.file('proxies.yaml', MAP);
    await workplace.file('portfolio.yaml', PORTFOLIO);
  });
  afterAll(() => workplace.close());

  const risk = (...args: readonly string[]): Promise<Outcome> =>
    workplace.run(args, {
      environment: { PRICES_DIR: PRICES, PROXIES_MAP: 'proxies.yaml', DATA_DIR: 'data' },
    });

  it('reports a security against the default market, and says so', async () => {
    const { code, stdout, stderr } = await risk('stock', 'AAPL');

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('Risk of AAPL\n');
    expect(stdout).toContain('Proxies     market SP500 (default:market-only: ');
    expect(stdout).toMatch(/^ {2}market:SP500 +\d/m);
    for (const line of stdout.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });

  it('has in JSON the regression that a portfolio has over the same window', async () => {
    await workplace.file(
      'proxied.yaml',
      `${PORTFOLIO}stock_factor_proxies: { AAPL: { market: SP500, subindustry: [IBM, MSFT] } }\n`,
    );
    const dates = ['--start', '2005-01-01', '--end', '2010-02-28'];

    const one = await risk(
      ...['stock', 'AAPL', '--market', 'SP500', '--peers', 'MSFT, IBM', '--hac', '--json'],
      ...dates,
    );
    const all = await risk('analyze', 'proxied.yaml', '--hac', '--json');

    const security = JSON.parse(one.stdout) as { regression: unknown };
    const portfolio = JSON.parse(all.stdout) as { regressions: Record<string, unknown> };
    expect(security.regression).toEqual(portfolio.regressions['AAPL']);
  });

  it.each([
    [['NOPE'], 'error [prices-not-found]'],
    [['../../x'], 'error [prices-not-found]'],
    [['AAPL', '--start', '2020-02-30'], '--start: "2020-02-30"'],
    [['AAPL', '--peers', ''], '--peers is empty'],
    [['AAPL', '--market', 'IBM', '--default-proxies'], '--default-proxies excludes --market'],
    [['x'.repeat(101)], 'more than 100 characters'],
  ])('refuses %j with code 2', async (args, says) => {
    const { code, stderr } = await risk('stock', ...args);

    expect(code).toBe(2);
    expect(stderr).toContain(says);
  });

  it('goes with proposals for a portfolio, which are written when told to', async () => {
    await risk('portfolio', 'save', 'mine', 'portfolio.yaml');

    const file = await risk('portfolio', 'proxies', 'portfolio.yaml');
    const refused = await risk('portfolio', 'proxies', 'portfolio.yaml', '--apply');
    const unasked = await risk('portfolio', 'proxies', 'mine', '--apply');
    const untouched = await risk('portfolio', 'export', 'mine');
    const applied = await risk('portfolio', 'proxies', 'mine', '--apply', '--yes');
    const after = await risk('portfolio', 'export', 'mine');
    const again = await risk('portfolio', 'proxies', 'mine', '--json');

    expect(file).toMatchObject({ code: 0, stderr: '' });
    expect(file.stdout).toContain('  AAPL\n    market SP500\n');
    expect([refused.code, unasked.code]).toEqual([2, 2]);
    expect(unasked.stderr).toContain('give --yes');
    expect(untouched.stdout).not.toContain('stock_factor_proxies');
    expect(applied.stdout).toMatch(/^saved mine, version [0-9a-f]{64}$/m);
    expect(after.stdout).toContain('stock_factor_proxies:\n  AAPL:\n    market: SP500\n');
    expect(JSON.parse(again.stdout)).toMatchObject({ proposals: [] });
  });
});
