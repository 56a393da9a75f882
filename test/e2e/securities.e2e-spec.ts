import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { AnalysisReport } from '../../src/risk/analysis-report.js';
import type { SecurityReport } from '../../src/security/security-report.js';
import { aDocument, type AppUnderTest, startApp } from '../support/app-under-test.js';
import { ApiDescription, type ApiDocument } from '../support/openapi.js';

const TEMPLATE = '/v1/securities/{ticker}/analysis';
const PROXIES = { market: 'MKT', industry: 'BBB', momentum: 'CCC', subindustry: ['AAA', 'BBB'] };
const DATES = { startDate: '2019-01-01', endDate: '2023-12-31' };

const MAP = `
default_region: Here
regions:
  Here:
    { exchanges: [XHERE], currencies: [USD], market: MKT, momentum: CCC, value: NOPE, industries: { Chips: BBB } }
  There: { currencies: [EUR], market: GONE }
securities:
  AAA: { exchange: XHERE, industry: Chips }
`;

describe('one security over HTTP', () => {
  let app: AppUnderTest;
  let description: ApiDescription;

  beforeAll(async () => {
    app = await startApp('memory');
    description = new ApiDescription((await app.ask('GET', '/openapi.json')).json as ApiDocument);
  });
  afterAll(() => app.close());

  const ask = (ticker: string, body?: unknown): ReturnType<AppUnderTest['ask']> =>
    app.ask('POST', `/v1/securities/${encodeURIComponent(ticker)}/analysis`, { body });
  const report = async (ticker: string, body?: unknown): Promise<SecurityReport> => {
    const answer = await ask(ticker, body);
    expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
    return answer.json as SecurityReport;
  };

  it('has the regression and measures that it has in a portfolio of the same window', async () => {
    const one = await report('AAA', { ...DATES, proxies: PROXIES, options: { hac: true } });

    const answer = await app.ask('POST', '/v1/analysis', {
      body: {
        portfolio: aDocument({
          portfolio_input: { AAA: { shares: 3 }, EUX: { shares: 5 } },
          stock_factor_proxies: { AAA: PROXIES },
        }),
        options: { hac: true },
      },
    });
    const portfolio = answer.json as AnalysisReport;
    expect(one.window).toEqual(portfolio.window);
    expect(one.regression).toEqual(portfolio.regressions['AAA']);
    expect(one.volatility.annual ** 2).toBeCloseTo(portfolio.covarianceAnnual[0]?.[0] ?? NaN, 15);
    expect(one).toMatchObject({
      ticker: 'AAA',
      proxiesOrigin: 'given',
      proxiesReason: null,
      benchmark: 'MKT',
      priceSource: 'memory',
    });
    expect(one.performance.r2).toBeCloseTo((one.marketCorrelation ?? NaN) ** 2, 12);
  });

  it('without a body covers the ten years up to its last price, against default proxies', async () => {
    await writeFile(join(app.directory, 'proxies.yaml'), MAP);

    const { asOf, window, proxies, proxiesOrigin, proxiesReason } = await report('AAA');

    expect({ asOf, window }).toEqual({
      asOf: '2024-01-31',
      window: { first: '2018-02', last: '2024-01', months: 72 },
    });
    expect({ proxies, proxiesOrigin, proxiesReason }).toEqual({
      proxies: { market: 'MKT', momentum: 'CCC', value: null, industry: 'BBB', subindustry: [] },
      proxiesOrigin: 'default:industry',
      proxiesReason: 'it trades on XHERE (Here); industry Chips; no prices of NOPE',
    });
  });

  it('in another currency is analysed in the base currency, against the default market', async () => {
    const { valuation, proxies, proxiesOrigin, regression } = await report('EUX', {
      proxies: 'default',
    });

    expect(valuation).toMatchObject({ priceCurrency: 'EUR' });
    expect(proxies).toMatchObject({ market: 'MKT', momentum: null });
    expect(proxiesOrigin).toBe('default:market-only');
    expect(Object.keys(regression?.betas ?? {})).toEqual(['market']);
  });

  it('without proxies is all its own, and says so', async () => {
    const { regression, decomposition, marketCorrelation, warnings, benchmark } = await report(
      'AAA',
      { proxies: {} },
    );

    expect({ regression, marketCorrelation, benchmark }).toEqual({
      regression: null,
      marketCorrelation: null,
      benchmark: null,
    });
    expect(decomposition.idiosyncraticShare).toBe(1);
    expect(warnings).toContainEqual({
      code: 'no-factor-proxies',
      tickers: ['AAA'],
      detail: 'no factor explains AAA, all its risk is its own: no proxies were given',
    });
  });

  it('is never its own peer', async () => {
    const alone = await report('AAA', { proxies: { market: 'MKT', subindustry: ['AAA'] } });
    const among = await report('AAA', { proxies: { market: 'MKT', subindustry: ['AAA', 'CCC'] } });

    expect(Object.keys(alone.regression?.betas ?? {})).toEqual(['market']);
    expect(alone.warnings.map(({ code }) => code)).toContain('factor-history-short');
    expect(among.regression?.betas.subindustry?.factor).toBe('subindustry:CCC-MKT');
  });

  it('has an answer as the description says', async () => {
    for (const body of [undefined, { proxies: {} }, { proxies: PROXIES, riskFree: 0.01 }]) {
      const answer = await ask('AAA', body);

      expect(description.faultsOf(['POST', TEMPLATE], answer)).toEqual([]);
    }
  });

  it.each(['../../x', 'x'.repeat(100), '株式', '__proto__', 'constructor', 'NOPE', '%'])(
    'that the price source does not know is refused: %s',
    async (ticker) => {
      const { status, json } = await ask(ticker, { proxies: { market: 'ABSENT' } });

      expect({ status, json }).toMatchObject({
        status: 422,
        json: {
          code: 'prices-not-found',
          errors: [{ ticker }, { ticker: 'ABSENT', detail: expect.stringContaining('market') }],
        },
      });
    },
  );

  it.each([
    ['x'.repeat(101), 'more than 100'],
    [' A', 'white space'],
    ['A\u0000', 'control character'],
  ])('that is no ticker is refused: %j', async (ticker, reason) => {
    const { status, json } = await ask(ticker);

    expect({ status, json }).toMatchObject({
      status: 400,
      json: { code: 'invalid-request', detail: expect.stringContaining(reason) },
    });
  });

  it('that is cash is refused', async () => {
    const { status, json } = await ask('CUR:USD');

    expect({ status, json }).toMatchObject({ status: 422, json: { code: 'prices-not-found' } });
  });

  it('lists every fault of the request at once', async () => {
    const { status, json } = await ask('AAA', {
      startDate: '2024-02-30',
      endDate: 7,
      proxies: { market: '', peers: ['A'] },
      sections: [],
      options: { minObservations: 1 },
    });

    expect(status).toBe(400);
    const { errors } = json as { errors: readonly { pointer: string; code: string }[] };
    expect(errors.map(({ pointer }) => pointer).sort()).toEqual([
      '/endDate',
      '/options/minObservations',
      '/proxies/market',
      '/proxies/peers',
      '/sections',
      '/startDate',
    ]);
  });

  it.each([
    [{ startDate: '2023-12-31', endDate: '2023-12-31' }, 'invalid-document'],
    [{ startDate: '2030-01-01' }, 'invalid-options'],
    [{ endDate: '2001-01-01' }, 'prices-not-found'],
    [{ endDate: '2018-12-31' }, 'insufficient-history'],
    [{ proxies: 'defaults' }, 'invalid-document'],
    [{ proxies: [] }, 'invalid-document'],
  ])('refuses %j with %s', async (body, code) => {
    expect((await ask('AAA', body)).json).toMatchObject({ code });
  });
});
