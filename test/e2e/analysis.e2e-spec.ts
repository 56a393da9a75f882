import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';

const STORED = '/v1/portfolios/held/analysis';

describe.each(STORES)('analysis over HTTP on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
    await app.ask('PUT', '/v1/portfolios/held', { body: aDocument() });
  });

  afterAll(() => app.close());

  function positions(portfolio_input: unknown): { body: unknown } {
    return { body: { portfolio: aDocument({ portfolio_input }) } };
  }

  it('of a stored portfolio needs no body, and has every figure', async () => {
    const { status, json, headers } = await app.ask('POST', STORED);

    expect(status).toBe(200);
    expect(headers['cache-control']).toBe('no-store');
    expect(json).toMatchObject({
      portfolioName: 'held',
      asOf: '2023-12-31',
      limitsOrigin: 'default',
      priceSource: 'memory',
      tickers: ['AAA', 'BBB', 'SGOV'],
      window: { first: '2019-01', last: '2023-12', months: 60 },
      cashMapping: [{ original: 'CUR:USD', proxy: 'SGOV' }],
      limits: { max_volatility: { limit: 0.4 }, max_loss: { limit: 0.25 } },
      score: { complete: false },
    });
  });

  it('inline gives the same figures as stored', async () => {
    const terms = { benchmark: 'MKT', riskFree: 0.01, options: { covariance: 'ledoit-wolf' } };

    const stored = await app.ask('POST', STORED, { body: terms });
    const inline = await app.ask('POST', '/v1/analysis', {
      body: { portfolio: aDocument(), ...terms },
    });

    expect(inline.status).toBe(200);
    expect(inline.json).toEqual({ ...(stored.json as object), portfolioName: null });
    expect(stored.json).toMatchObject({ benchmark: 'MKT', options: { covariance: 'ledoit-wolf' } });
    expect((stored.json as { performance: { beta: number } }).performance.beta).not.toBeNull();
  });

  it('checks against the limits of the request, else those that hold', async () => {
    const riskLimits = { portfolio_limits: { max_volatility: 0.001 } };

    const given = await app.ask('POST', STORED, { body: { riskLimits } });
    await app.ask('PUT', '/v1/portfolios/held/risk-limits', { body: riskLimits });
    const held = await app.ask('POST', STORED);
    const inline = await app.ask('POST', '/v1/analysis', { body: { portfolio: aDocument() } });
    await app.ask('DELETE', '/v1/portfolios/held/risk-limits');

    const breach = { max_volatility: { status: 'breach', limit: 0.001 } };
    expect(given.json).toMatchObject({ limitsOrigin: 'request', limits: breach });
    expect(held.json).toMatchObject({ limitsOrigin: 'portfolio', limits: breach });
    expect(inline.json).toMatchObject({ limitsOrigin: 'default' });
  });

  it('takes a series of riskless monthly rates', async () => {
    const months = Array.from({ length: 60 }, (_, i) => {
      const month = String((i % 12) + 1).padStart(2, '0');
      return [`${2019 + Math.floor(i / 12)}-${month}`, 0.001];
    });

    const { status, json } = await app.ask('POST', STORED, {
      body: { riskFree: Object.fromEntries(months) },
    });

    expect([status, json]).toMatchObject([200, { riskFree: 'series' }]);
  });

  it('answers only the sections that are asked for, and how they were made', async () => {
    const { json } = await app.ask('POST', STORED, { body: { sections: ['loss', 'score'] } });

    const keys = Object.keys(json as object);
    expect(keys).toEqual(expect.arrayContaining(['loss', 'score', 'window', 'warnings', 'asOf']));
    expect(keys).not.toEqual(expect.arrayContaining(['performance']));
    expect(keys).not.toEqual(expect.arrayContaining(['covarianceAnnual']));
  });

  it('lists every fault of a request with its pointer', async () => {
    const body = {
      portfolio: aDocument({ portfolio_input: { AAA: { shares: 0 } }, start_date: '2024-02-30' }),
      riskLimits: { portfolio_limits: { max_volatilit: 1 } },
      benchmark: '',
      riskFree: -1,
      options: {
        covariance: 'robust',
        ewmaDecay: 1,
        hac: 'true',
        onShortHistory: 'drop',
        minObservations: 1.5,
        normalise: false,
      },
      sections: ['loss', 'everything'],
      extra: 1,
    };

    const { status, json } = await app.ask('POST', '/v1/analysis', { body });

    const { code, errors } = json as { code: string; errors: { code: string; pointer: string }[] };
    expect([status, code]).toEqual([400, 'invalid-document']);
    expect(errors.map((error) => [error.pointer, error.code]).sort()).toEqual([
      ['/benchmark', 'invalid-ticker'],
      ['/extra', 'unknown-key'],
      ['/options/covariance', 'invalid-choice'],
      ['/options/ewmaDecay', 'out-of-bounds'],
      ['/options/hac', 'wrong-type'],
      ['/options/minObservations', 'too-many-decimals'],
      ['/options/normalise', 'unknown-key'],
      ['/options/onShortHistory', 'invalid-choice'],
      ['/portfolio/portfolio_input/AAA/shares', 'zero-quantity'],
      ['/portfolio/start_date', 'invalid-date'],
      ['/riskFree', 'out-of-bounds'],
      ['/riskLimits/portfolio_limits/max_volatilit', 'unknown-key'],
      ['/sections/1', 'invalid-choice'],
    ]);
  });

  it.each([
    [{ minObservations: 1 }, '/options/minObservations'],
    [{ minObservations: 1201 }, '/options/minObservations'],
    [{ ewmaDecay: 0 }, '/options/ewmaDecay'],
    [{ ewmaDecay: -0.5 }, '/options/ewmaDecay'],
  ])('refuses the options %j', async (options, pointer) => {
    const { status, json } = await app.ask('POST', STORED, { body: { options } });

    expect([status, json]).toMatchObject([400, { errors: [{ code: 'out-of-bounds', pointer }] }]);
  });

  it('of an inline portfolio needs the portfolio', async () => {
    const empty = await app.ask('POST', '/v1/analysis', { body: {} });
    const nothing = await app.ask('POST', '/v1/analysis');

    expect([empty.status, empty.json]).toMatchObject([
      400,
      { errors: [{ code: 'missing', pointer: '/portfolio' }] },
    ]);
    expect([nothing.status, nothing.json]).toMatchObject([400, { code: 'malformed-json' }]);
  });

  it('of an unknown portfolio is not found', async () => {
    const { status, json } = await app.ask('POST', '/v1/portfolios/unknown/analysis');

    expect([status, json]).toMatchObject([404, { code: 'portfolio-not-found' }]);
  });

  it.each([
    ['prices-not-found', { AAA: { shares: 1 }, NOPE: { shares: 1 } }, ['NOPE']],
    ['insufficient-history', { AAA: { shares: 1 }, LATE: { shares: 1 } }, ['LATE']],
    ['fx-rate-missing', { AAA: { shares: 1 }, BBB: { dollars: 1, currency: 'GBP' } }, ['BBB']],
  ])('that stops at %s names the tickers', async (code, held, tickers) => {
    const { status, json } = await app.ask('POST', '/v1/analysis', positions(held));

    const errors = (json as { errors: { ticker: string; detail: string }[] }).errors;
    expect([status, json]).toMatchObject([422, { code }]);
    expect(errors.map(({ ticker }) => ticker)).toEqual(tickers);
    expect(errors.every(({ detail }) => detail.length > 10)).toBe(true);
  });

  it('stops at a net value that is not positive', async () => {
    const held = { AAA: { shares: 1 }, 'CUR:USD': { dollars: -1_000_000 } };

    const { status, json } = await app.ask('POST', '/v1/analysis', positions(held));

    expect([status, json]).toMatchObject([422, { code: 'net-value-not-positive' }]);
  });

  it.each([
    ['score', ['score', 'limits']],
    ['performance', ['performance']],
  ])('has its %s alone, stored and inline', async (part, sections) => {
    const asked = await app.ask('POST', STORED, { body: { benchmark: 'MKT', sections } });

    const stored = await app.ask('POST', `/v1/portfolios/held/${part}`, {
      body: { benchmark: 'MKT' },
    });
    const inline = await app.ask('POST', `/v1/${part}`, {
      body: { portfolio: aDocument(), benchmark: 'MKT' },
    });
    const plain = await app.ask('POST', `/v1/portfolios/held/${part}`);

    expect(asked.status).toBe(200);
    expect(stored.json).toEqual(asked.json);
    expect(inline.json).toEqual({ ...(asked.json as object), portfolioName: null });
    expect(Object.keys(plain.json as object)).toContain(sections[0]);
    expect(Object.keys(plain.json as object)).not.toContain('loss');
  });

  it.each(['score', 'performance'])('refuses sections of a request for the %s', async (part) => {
    const body = { sections: ['loss'], benchmark: '' };

    const { status, json } = await app.ask('POST', `/v1/portfolios/held/${part}`, { body });

    expect({ status, json }).toMatchObject({
      status: 400,
      json: { errors: [{ code: 'unknown-key', pointer: '/sections' }, { pointer: '/benchmark' }] },
    });
  });

  it('records the limits of a score that is asked for', async () => {
    await app.ask('PUT', '/v1/portfolios/scored', { body: aDocument() });

    await app.ask('POST', '/v1/portfolios/scored/score');

    const { json } = await app.ask('GET', '/v1/portfolios/scored/limit-checks');
    expect((json as { items: unknown[] }).items).toHaveLength(1);
  });
});
