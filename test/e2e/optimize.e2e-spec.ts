import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';
import { scatteredReturns, seriesOfReturns } from '../support/price-series.js';
import { waitUntil } from '../support/wait-until.js';

const STORED = '/v1/portfolios/held/optimize';
const RETURNS = { AAA: 0.05, BBB: 0.08, CCC: 0.06 };
const THREE = aDocument({
  portfolio_input: {
    AAA: { shares: 10 },
    BBB: { shares: 20 },
    CCC: { shares: 15 },
    'CUR:USD': { dollars: 500 },
  },
  expected_returns: RETURNS,
});

interface Weighed {
  readonly weights: Readonly<Record<string, number>>;
  readonly changes: Readonly<Record<string, number>>;
  readonly annualVolatility: number;
  readonly expectedReturn: number;
  readonly kktResidual: number;
}

interface Report {
  readonly status: string;
  readonly optimal: Weighed;
  readonly points: readonly Weighed[];
  readonly current: Weighed;
  readonly conflict: readonly unknown[];
}

describe.each(STORES)('optimization over HTTP on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
    await app.ask('PUT', '/v1/portfolios/held', { body: THREE });
  });

  afterAll(() => app.close());

  async function optimize(body: object, path = STORED): Promise<Report> {
    const { status, json } = await app.ask('POST', path, { body });
    expect([status, json]).toMatchObject([200, {}]);
    return json as Report;
  }

  it('gives weights, what they change, and how they were found', async () => {
    const report = await optimize({ objective: 'min-variance', applyLimits: false });

    const { weights, changes, kktResidual, annualVolatility } = report.optimal;
    expect(report).toMatchObject({
      objective: 'min-variance',
      status: 'optimal',
      portfolioName: 'held',
      asOf: '2023-12-31',
      priceSource: 'memory',
      limitsOrigin: 'default',
      applyLimits: false,
      appliedLimits: [],
      window: { months: 60 },
      ridge: 0,
      limits: { max_volatility: { status: 'pass' } },
    });
    expect(Object.keys(weights)).toEqual(['AAA', 'BBB', 'CCC', 'SGOV']);
    expect(weights['SGOV']).toBe(0);
    expect(changes['SGOV']).toBeCloseTo(-(report.current.weights['SGOV'] ?? 0), 15);
    expect(annualVolatility).toBeLessThan(report.current.annualVolatility * 1.2);
    expect(kktResidual).toBeLessThan(1e-6);
  });

  it('is the block of the analysis when no limit applies', async () => {
    const { json } = await app.ask('POST', '/v1/portfolios/held/analysis');
    const { optimal } = await optimize({ objective: 'min-variance', applyLimits: false });

    const { optimization } = json as {
      optimization: { minVariance: { annualVolatility: number } };
    };
    expect(optimal.annualVolatility).toBe(optimization.minVariance.annualVolatility);
  });

  it.each(['min-variance', 'max-return', 'max-sharpe'])(
    'keeps to limits, bounds and the cash cap for %s',
    async (objective) => {
      const { optimal } = await optimize({
        objective,
        riskLimits: { concentration_limits: { max_single_stock_weight: 0.5 } },
        bounds: { AAA: { lower: 0.1, upper: 0.2 } },
        cashCap: 0.1,
        riskFree: 0.01,
      });

      const { AAA = 0, BBB = 0, CCC = 0, SGOV = 0 } = optimal.weights;
      expect(AAA + BBB + CCC + SGOV).toBeCloseTo(1, 9);
      expect(AAA).toBeGreaterThanOrEqual(0.1 - 1e-9);
      expect(AAA).toBeLessThanOrEqual(0.2 + 1e-9);
      expect(Math.max(BBB, CCC)).toBeLessThanOrEqual(0.5 + 1e-9);
      expect(SGOV).toBeLessThanOrEqual(0.1 + 1e-9);
    },
  );

  it('takes expected returns of the request before those of the portfolio', async () => {
    const objective = { objective: 'max-return', applyLimits: false };

    const held = await optimize(objective);
    const given = await optimize({ ...objective, expectedReturns: { CCC: 0.2 } });

    expect(held.optimal.weights['BBB']).toBeCloseTo(1, 6);
    expect(given.optimal.weights['CCC']).toBeCloseTo(1, 6);
  });

  it('answers limits that contradict each other by naming them', async () => {
    const report = await optimize({
      objective: 'min-variance',
      riskLimits: { concentration_limits: { max_single_stock_weight: 0.3 } },
    });

    expect(report).toMatchObject({
      status: 'infeasible',
      optimal: null,
      limits: {},
      conflict: [
        { kind: 'cash-cap', bound: 0, tickers: ['SGOV'] },
        { kind: 'max_single_stock_weight', bound: 0.3 },
      ],
    });
  });

  it('gives a frontier at once when it is small', async () => {
    const { points } = await optimize({ objective: 'frontier', points: 5, applyLimits: false });

    expect(points).toHaveLength(5);
    expect(points[4]?.expectedReturn).toBeCloseTo(0.08, 9);
    expect(points[4]?.annualVolatility).toBeGreaterThan(points[0]?.annualVolatility ?? 0);
  });

  it('names every asset without an expected return', async () => {
    const { status, json } = await app.ask('POST', '/v1/optimize', {
      body: { portfolio: aDocument(), objective: 'max-sharpe' },
    });

    const { code, errors } = json as { code: string; errors: readonly { ticker: string }[] };
    expect([status, code]).toEqual([422, 'expected-returns-missing']);
    expect(errors.map(({ ticker }) => ticker)).toEqual(['AAA', 'BBB']);
  });

  it('refuses bounds of what is not held', async () => {
    const { status, json } = await app.ask('POST', STORED, {
      body: { objective: 'min-variance', bounds: { NOPE: { upper: 0.2 } } },
    });

    expect([status, json]).toMatchObject([
      422,
      { code: 'invalid-options', errors: [{ ticker: 'NOPE' }] },
    ]);
  });

  it('lists every fault of a request with its pointer', async () => {
    const body = {
      objective: 'best',
      volatilityCap: 0,
      points: 1,
      bounds: { AAA: { lower: 0.5, upper: 0.2 }, BBB: { most: 1 }, CCC: { upper: 10 } },
      cashCap: 1.5,
      applyLimits: 'yes',
      expectedReturns: { AAA: 'high' },
      sections: ['loss'],
    };

    const { status, json } = await app.ask('POST', STORED, { body });

    const { errors } = json as { errors: readonly { pointer: string; code: string }[] };
    expect(status).toBe(400);
    expect(errors.map(({ pointer, code }) => [pointer, code]).sort()).toEqual([
      ['/applyLimits', 'wrong-type'],
      ['/bounds/AAA', 'out-of-bounds'],
      ['/bounds/BBB/most', 'unknown-key'],
      ['/bounds/CCC/upper', 'out-of-bounds'],
      ['/cashCap', 'out-of-bounds'],
      ['/expectedReturns/AAA', 'wrong-type'],
      ['/objective', 'invalid-choice'],
      ['/points', 'out-of-bounds'],
      ['/sections', 'unknown-key'],
      ['/volatilityCap', 'out-of-bounds'],
    ]);
  });

  it('needs an objective, and finds no portfolio of another name', async () => {
    const aimless = await app.ask('POST', STORED, { body: {} });
    const unknown = await app.ask('POST', '/v1/portfolios/none/optimize', {
      body: { objective: 'min-variance' },
    });

    expect([aimless.status, aimless.json]).toMatchObject([
      400,
      { errors: [{ pointer: '/objective', code: 'missing' }] },
    ]);
    expect([unknown.status, unknown.json]).toMatchObject([404, { code: 'portfolio-not-found' }]);
  });
});

describe('a frontier over more than 100 assets', () => {
  const tickers = Array.from({ length: 101 }, (_, i) => `T${String(i).padStart(3, '0')}`);
  let app: AppUnderTest;

  beforeAll(async () => {
    const series = tickers.map((ticker, i) =>
      seriesOfReturns(ticker, '2018-01', scatteredReturns(72, 1000 + 37 * i)),
    );
    app = await startApp('memory', { series });
  });

  afterAll(() => app.close());

  it('is a job with progress, whose result is the report', async () => {
    const portfolio = aDocument({
      portfolio_input: Object.fromEntries(tickers.map((ticker) => [ticker, { shares: 1 }])),
      expected_returns: Object.fromEntries(tickers.map((ticker, i) => [ticker, (20 + i) / 1000])),
    });

    const started = await app.ask('POST', '/v1/optimize', {
      body: { portfolio, objective: 'frontier', points: 4, applyLimits: false },
    });

    const { location = '' } = started.headers;
    expect([started.status, started.json]).toMatchObject([202, { kind: 'frontier' }]);
    const job = async () => (await app.ask('GET', location)).json as { state: string };
    await waitUntil('the job is done', async () => (await job()).state === 'done');
    expect(await job()).toMatchObject({
      progress: { done: 4, total: 4 },
      result: { objective: 'frontier', status: 'optimal', points: [{}, {}, {}, {}] },
    });
  });
});
