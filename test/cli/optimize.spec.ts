import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PORTFOLIO, PRICES, Workplace } from './run-risk.js';
import type { Outcome } from './standing-program.js';

const EXPECTED = ['--expected-return', 'AAPL=0.12', '--expected-return', 'IBM=0.07'];

describe('risk optimize', () => {
  let workplace: Workplace;
  beforeAll(async () => {
    workplace = await Workplace.openWithStandingProgram();
    await workplace.file('portfolio.yaml', PORTFOLIO);
    await workplace.file('tight.yaml', 'concentration_limits: { max_single_stock_weight: 0.3 }\n');
  });
  afterAll(() => workplace.close());

  const run = (...flags: readonly string[]): Promise<Outcome> =>
    workplace.run(['optimize', 'portfolio.yaml', '--prices', PRICES, ...flags]);

  it('shows the weights now and optimal, what holds them back, and the residual', async () => {
    const { code, stdout } = await run('--no-limits');

    expect(code).toBe(0);
    expect(stdout).toMatch(/^Least volatility for portfolio\.yaml/);
    expect(stdout).toMatch(/IBM +\d+\.\d\d% +\d+\.\d\d% +[+-]\d+\.\d\d% {2}█+/);
    expect(stdout).toContain('Limits      not applied');
    expect(stdout).toMatch(/Solved by HiGHS \d+\.\d+\.\d+, KKT residual \de[+-]\d+\./);
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it('prints JSON with nothing rounded', async () => {
    const { code, stdout } = await run(
      ...['--objective', 'max-return', '--max-volatility', '0.28', '--no-limits', '--json'],
      ...EXPECTED,
    );

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      objective: 'max-return',
      status: 'optimal',
      volatilityCap: 0.28,
      optimal: {
        binding: expect.arrayContaining([
          { kind: 'volatility-cap', tickers: [], factor: null, bound: 0.28 },
        ]),
      },
    });
  });

  it('keeps to bounds of single tickers', async () => {
    const { stdout } = await run(
      '--no-limits',
      '--json',
      '--bounds',
      'AAPL=0.3:',
      '--bounds',
      'IBM=:0.65',
    );

    const { optimal } = JSON.parse(stdout) as { optimal: { weights: Record<string, number> } };
    expect(optimal.weights).toMatchObject({ AAPL: 0.35, IBM: 0.65 });
  });

  it('shows a frontier as a small table', async () => {
    const { code, stdout } = await run(
      '--objective',
      'frontier',
      '--points',
      '4',
      '--no-limits',
      ...EXPECTED,
    );

    expect(code).toBe(0);
    expect(stdout).toMatch(/Return +Volatility +Sharpe +Largest weights/);
    expect(stdout.match(/^ +\d+\.\d\d% +\d+\.\d\d% +\d+\.\d\d {2}\S/gm)).toHaveLength(5);
  });

  it('ends with 1, and names the limit, when it cannot be met', async () => {
    const { code, stdout } = await workplace.run(
      ['optimize', '-', '--prices', PRICES, '--limits', 'tight.yaml'],
      { input: PORTFOLIO.replace(/^.*CUR:USD.*\n/m, '') },
    );

    expect(code).toBe(1);
    expect(stdout).toContain('meet this limit');
    expect(stdout).toMatch(/^This cannot be met$/m);
    expect(stdout).toContain('at most 30.0% in one stock: AAPL, IBM');
  });

  it('ends with 1, and names the limits, when they cannot be met together', async () => {
    const { code, stdout } = await run(
      '--no-limits',
      '--bounds',
      'AAPL=:0.3',
      '--bounds',
      'IBM=:0.6',
    );

    expect(code).toBe(1);
    expect(stdout).toContain('meet all of these limits at once');
    expect(stdout).toContain('These cannot be met together');
  });

  it('ends with 1, and says why, when what is asked for has no weights', async () => {
    const { code, stdout } = await run(
      '--objective',
      'max-sharpe',
      '--no-limits',
      '--risk-free',
      '0.5',
      ...EXPECTED,
    );

    expect(code).toBe(1);
    expect(stdout).toContain('No weights: nothing is expected to earn more');
  });

  it('names every asset without an expected return', async () => {
    const { code, stderr } = await run('--objective', 'max-sharpe');

    expect(code).toBe(2);
    expect(stderr).toContain('no expected return is given for AAPL, IBM');
  });

  it('lists every fault of its flags at once', async () => {
    const malformed = await run(
      '--bounds',
      'AAPL',
      '--bounds',
      'IBM=0.2',
      '--expected-return',
      '0.1',
    );
    const wrong = await run(
      '--objective',
      'best',
      '--points',
      '1',
      '--max-volatility',
      '-1',
      '--cash-cap',
      '2',
    );

    expect([malformed.code, wrong.code]).toEqual([2, 2]);
    expect(malformed.stderr).toContain('--bounds: "AAPL" is not of the form AAPL=0.05:0.3');
    expect(malformed.stderr).toContain('--bounds: "IBM=0.2" is not of the form');
    expect(malformed.stderr).toContain('--expected-return: "0.1" is not of the form AAPL=0.08');
    for (const flag of ['--objective', '--points', '--max-volatility', '--cash-cap']) {
      expect(wrong.stderr).toContain(`${flag}: `);
    }
  });

  it('says in its help what the objectives need', async () => {
    const { code, stdout } = await workplace.run(['optimize', '--help']);

    expect(code).toBe(0);
    expect(stdout).toMatch(/min-variance, max-return, max-sharpe,\s+risk-parity, frontier/);
    expect(stdout).toContain('1 there are no such weights');
  });
});
