import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';

const OWN = '/v1/risk-limits';
const OF_PORTFOLIO = '/v1/portfolios/held/risk-limits';

const STRICT = {
  portfolio_limits: { max_volatility: 0.1 },
  max_single_factor_loss: -0.05,
  additional_settings: { note: 'agreed in May' },
};

describe.each(STORES)('risk limits over HTTP on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
    await app.ask('PUT', '/v1/portfolios/held', { body: aDocument() });
  });

  afterAll(() => app.close());

  beforeEach(async () => {
    await app.ask('DELETE', OWN);
    await app.ask('DELETE', OF_PORTFOLIO);
  });

  it.each([OWN, OF_PORTFOLIO])('are the defaults at %s until some are set', async (path) => {
    const answer = await app.ask('GET', path);

    expect(answer.json).toMatchObject({
      origin: 'default',
      riskLimits: { portfolio_limits: { max_volatility: 0.4, max_loss: -0.25 } },
    });
  });

  it('of the user hold for a portfolio without its own', async () => {
    await app.ask('PUT', OWN, { body: STRICT });

    const answer = await app.ask('GET', OF_PORTFOLIO);

    expect(answer.json).toEqual({ origin: 'user', riskLimits: STRICT });
  });

  it('of a portfolio hold for it alone', async () => {
    await app.ask('PUT', OF_PORTFOLIO, { body: STRICT });

    const ofPortfolio = await app.ask('GET', OF_PORTFOLIO);
    const own = await app.ask('GET', OWN);

    expect(ofPortfolio.json).toEqual({ origin: 'portfolio', riskLimits: STRICT });
    expect(own.json).toMatchObject({ origin: 'default' });
  });

  it.each([
    [OWN, 'user'],
    [OF_PORTFOLIO, 'portfolio'],
  ])('are created at %s with 201 and replaced with 200', async (path, origin) => {
    const created = await app.ask('PUT', path, { body: STRICT });
    const replaced = await app.ask('PUT', path, { body: {} });

    expect(created.status).toBe(201);
    expect(created.headers.location).toBe(path);
    expect(created.json).toEqual({ origin, riskLimits: STRICT });
    expect(replaced.status).toBe(200);
    expect(replaced.json).toEqual({ origin, riskLimits: {} });
    expect(replaced.headers.etag).not.toBe(created.headers.etag);
  });

  it.each([OWN, OF_PORTFOLIO])('are laid over those that hold by PATCH %s', async (path) => {
    const first = await app.ask('PATCH', path, { body: STRICT });
    const second = await app.ask('PATCH', path, {
      body: { concentration_limits: { max_single_stock_weight: 0.2 } },
    });

    expect([first.status, second.status]).toEqual([201, 200]);
    expect(second.json).toMatchObject({
      riskLimits: {
        portfolio_limits: { max_volatility: 0.1, max_loss: -0.25 },
        concentration_limits: { max_single_stock_weight: 0.2 },
        additional_settings: { note: 'agreed in May' },
      },
    });
  });

  it('fall back again after DELETE, and cannot be deleted twice', async () => {
    await app.ask('PUT', OWN, { body: STRICT });

    const first = await app.ask('DELETE', OWN);
    const second = await app.ask('DELETE', OWN);

    expect(first.status).toBe(204);
    expect([second.status, second.json]).toMatchObject([404, { code: 'risk-limits-not-found' }]);
  });

  it('have one ETag for reading and writing', async () => {
    const { headers } = await app.ask('PUT', OWN, { body: STRICT });
    const etag = String(headers.etag);

    const unchanged = await app.ask('GET', OWN, { headers: { 'if-none-match': etag } });
    const replaced = await app.ask('PUT', OWN, { body: {}, headers: { 'if-match': etag } });
    const stale = await app.ask('PUT', OWN, { body: STRICT, headers: { 'if-match': etag } });
    const staleDelete = await app.ask('DELETE', OWN, { headers: { 'if-match': etag } });

    expect([unchanged.status, unchanged.text]).toEqual([304, '']);
    expect(replaced.status).toBe(200);
    expect([stale.status, stale.json]).toMatchObject([412, { code: 'stale-version' }]);
    expect(staleDelete.status).toBe(412);
  });

  it('can be set for the first time over the ETag of those they fall back to', async () => {
    const { headers } = await app.ask('GET', OF_PORTFOLIO);
    const question = { body: STRICT, headers: { 'if-match': String(headers.etag) } };

    const first = await app.ask('PUT', OF_PORTFOLIO, question);
    const second = await app.ask('PUT', OF_PORTFOLIO, question);

    expect([first.status, second.status]).toEqual([201, 412]);
  });

  it('are created only, with If-None-Match: *', async () => {
    const question = { body: STRICT, headers: { 'if-none-match': '*' } };

    const first = await app.ask('PUT', OWN, question);
    const second = await app.ask('PUT', OWN, question);

    expect(first.status).toBe(201);
    expect([second.status, second.json]).toMatchObject([412, { code: 'already-exists' }]);
  });

  it.each(['GET', 'PUT', 'PATCH'])(
    'of an unknown portfolio are not found by %s',
    async (method) => {
      const question = method === 'GET' ? {} : { body: STRICT };
      const answer = await app.ask(method, '/v1/portfolios/unknown/risk-limits', question);

      expect([answer.status, answer.json]).toMatchObject([404, { code: 'portfolio-not-found' }]);
    },
  );

  it('list every fault with its place', async () => {
    const body = '{"portfolio_limits": {"max_volatility": "0.1",\n "max_los": 1},\n "x": NaN0}';
    const faulty = await app.ask('PUT', OWN, { body: body.replace('NaN0', '0.1234567890123456') });
    const malformed = await app.ask('PUT', OWN, { body });

    expect(faulty.status).toBe(400);
    expect(faulty.json).toMatchObject({
      code: 'invalid-document',
      errors: expect.arrayContaining([
        expect.objectContaining({
          code: 'wrong-type',
          pointer: '/portfolio_limits/max_volatility',
        }),
        expect.objectContaining({
          code: 'unknown-key',
          pointer: '/portfolio_limits/max_los',
          line: 2,
        }),
        expect.objectContaining({ code: 'unknown-key', pointer: '/x', line: 3 }),
      ]),
    });
    expect(malformed.json).toMatchObject({ code: 'malformed-json', errors: [{ line: 3 }] });
  });
});
