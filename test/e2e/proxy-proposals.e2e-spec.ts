import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';
import { cutShortKey } from '../support/cut-short-key.js';
import { ApiDescription, type ApiDocument } from '../support/openapi.js';

const HELD = '/v1/portfolios/held';
const PROPOSALS = `${HELD}/proxy-proposals`;
const ACCEPT = `${PROPOSALS}/accept`;

const MAP = `
default_region: Here
regions:
  Here: { exchanges: [XHERE], market: MKT, momentum: CCC, industries: { Chips: BBB } }
  There: { currencies: [EUR], market: GONE }
securities:
  AAA: { exchange: XHERE, industry: Chips }
`;

const OF_AAA = {
  ticker: 'AAA',
  proxies: { market: 'MKT', momentum: 'CCC', value: null, industry: 'BBB', subindustry: [] },
  origin: 'default:industry',
  reason: 'it trades on XHERE (Here); industry Chips',
};

const OF_EUX = {
  ticker: 'EUX',
  proxies: { market: 'MKT', momentum: null, value: null, industry: null, subindustry: [] },
  origin: 'default:market-only',
  reason:
    'its exchange is not known: There, quoted in EUR; its industry is not known; no prices of GONE; MKT in its place',
};

describe.each(STORES)('proposed proxies over HTTP on the %s store', (store) => {
  let app: AppUnderTest;
  let description: ApiDescription;

  beforeAll(async () => {
    app = await startApp(store);
    description = new ApiDescription((await app.ask('GET', '/openapi.json')).json as ApiDocument);
  });
  beforeEach(async () => {
    await writeFile(join(app.directory, 'proxies.yaml'), MAP);
    await app.ask('PUT', HELD, {
      body: aDocument({
        portfolio_input: {
          AAA: { shares: 1 },
          BBB: { shares: 1 },
          EUX: { shares: 1 },
          'CUR:USD': { dollars: 5 },
        },
        stock_factor_proxies: { BBB: { market: 'MKT' } },
      }),
    });
  });
  afterAll(() => app.close());

  it('are listed for what is held without any, cash left out, and change nothing', async () => {
    const before = await app.ask('GET', HELD);

    const { status, json } = await app.ask('GET', PROPOSALS);

    expect(status).toBe(200);
    expect(json).toMatchObject({ proposals: [OF_AAA, OF_EUX], warnings: [] });
    expect((await app.ask('GET', HELD)).json).toEqual(before.json);
  });

  it('are never applied by an analysis, which says where to find them', async () => {
    const { json } = await app.ask('POST', `${HELD}/analysis`);

    const { regressions, warnings } = json as {
      regressions: object;
      warnings: readonly { code: string; detail: string }[];
    };
    expect(Object.keys(regressions)).toEqual(['BBB']);
    expect(warnings.find(({ code }) => code === 'no-factor-proxies')?.detail).toContain(
      'proxy-proposals',
    );
  });

  it('are written for the tickers that are accepted, with a reason in the history', async () => {
    const { json: listed } = await app.ask('GET', PROPOSALS);
    const { version } = listed as { version: string };

    const accepted = await app.ask('POST', ACCEPT, {
      headers: { 'if-match': `"${version}"` },
      body: { tickers: ['AAA', 'AAA'] },
    });

    expect(accepted).toMatchObject({ status: 200, json: { accepted: [OF_AAA] } });
    const { json, headers } = await app.ask('GET', HELD);
    expect(json).toMatchObject({
      stock_factor_proxies: {
        AAA: { market: 'MKT', momentum: 'CCC', industry: 'BBB' },
        BBB: { market: 'MKT' },
      },
    });
    expect(headers.etag).toBe(`"${(accepted.json as { version: string }).version}"`);
    const { json: history } = await app.ask('GET', `${HELD}/changes`);
    expect((history as { items: readonly unknown[] }).items[0]).toMatchObject({
      reason: 'accepted the default proxies proposed',
      changes: [{ kind: 'proxies_changed', subject: 'AAA' }],
    });
  });

  it('are accepted once under one idempotency key, also when a crash hid that they were', async () => {
    const question = { headers: { 'idempotency-key': 'accept' }, body: { tickers: ['AAA'] } };

    const first = await app.ask('POST', ACCEPT, question);
    const second = await app.ask('POST', ACCEPT, question);
    if (store === 'file') await cutShortKey(app.directory);
    const third = await app.ask('POST', ACCEPT, question);

    expect(first).toMatchObject({ status: 200, json: { accepted: [OF_AAA] } });
    expect([second.text, third.text]).toEqual([first.text, first.text]);
  });

  it('are not written over a portfolio that changed meanwhile', async () => {
    const { json } = await app.ask('GET', PROPOSALS);
    await app.ask('PUT', HELD, { body: aDocument() });

    const { status } = await app.ask('POST', ACCEPT, {
      headers: { 'if-match': `"${(json as { version: string }).version}"` },
      body: { tickers: ['AAA'] },
    });

    expect(status).toBe(412);
    expect((await app.ask('GET', HELD)).json).not.toHaveProperty('stock_factor_proxies');
  });

  it('are accepted all or none: every ticker without one is named', async () => {
    const body = { tickers: ['AAA', 'BBB', 'CUR:USD', '__proto__', '../../x'] };

    const { status, json } = await app.ask('POST', ACCEPT, { body });

    expect({ status, json }).toMatchObject({ status: 422, json: { code: 'proposal-not-found' } });
    expect((json as { errors: { ticker: string }[] }).errors.map(({ ticker }) => ticker)).toEqual([
      '../../x',
      'BBB',
      'CUR:USD',
      '__proto__',
    ]);
    expect((await app.ask('GET', PROPOSALS)).json).toMatchObject({ proposals: [OF_AAA, OF_EUX] });
  });

  it.each([[{}], [{ tickers: [] }], [{ tickers: 'AAA' }], [{ tickers: [''] }], [{ all: true }]])(
    'are not accepted by %j',
    async (body) => {
      const { status, json } = await app.ask('POST', ACCEPT, { body });

      expect({ status, json }).toMatchObject({ status: 400, json: { code: 'invalid-document' } });
    },
  );

  it('are none, with the reason, where no market has prices', async () => {
    await writeFile(
      join(app.directory, 'proxies.yaml'),
      'default_region: Here\nregions: { Here: { market: GONE } }\n',
    );

    const { json } = await app.ask('GET', PROPOSALS);

    expect((json as { proposals: readonly unknown[] }).proposals[0]).toEqual({
      ticker: 'AAA',
      proxies: null,
      origin: null,
      reason:
        'its exchange is not known: Here, the default; its industry is not known; no prices of GONE',
    });
  });

  it('have answers as the description says', async () => {
    const template = '/v1/portfolios/{name}/proxy-proposals';

    const listed = await app.ask('GET', PROPOSALS);
    const accepted = await app.ask('POST', ACCEPT, { body: { tickers: ['EUX'] } });
    const unknown = await app.ask('GET', '/v1/portfolios/unknown/proxy-proposals');

    expect(description.faultsOf(['GET', template], listed)).toEqual([]);
    expect(description.faultsOf(['POST', `${template}/accept`], accepted)).toEqual([]);
    expect(unknown.status).toBe(404);
  });
});
