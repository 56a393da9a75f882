import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { readPortfolio } from '../../src/portfolio/portfolio-document.js';
import { readYaml } from '../../src/common/document/yaml-reader.js';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';

const HELD = {
  AAA: {
    shares: 10,
    type: 'etf',
    accounts: [
      { id: 'a', shares: 4 },
      { id: 'b', shares: 6 },
    ],
  },
  'CUR:USD': { dollars: 500.25 },
  'CUR:EUR': { dollars: -100 },
  EUX: { shares: 2 },
  FUND: { dollars: 1000 },
  GBX: { dollars: 5, currency: 'GBP' },
  NOPE: { shares: 1 },
};

describe.each(STORES)('the views of a portfolio on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
    await app.ask('PUT', '/v1/portfolios/held', { body: aDocument({ portfolio_input: HELD }) });
  });

  afterAll(() => app.close());

  it('refuse a cursor that no list of changes gave', async () => {
    const { status, json } = await app.ask('GET', '/v1/portfolios/held/changes?cursor=AAAA');

    expect(status).toBe(400);
    expect(json).toMatchObject({ code: 'invalid-request' });
  });

  describe('positions', () => {
    it('keep their identifiers and are valued at the latest prices up to the end date', async () => {
      const { status, json } = await app.ask('GET', '/v1/portfolios/held/positions');

      const { items, ...whole } = json as { items: readonly Record<string, unknown>[] };
      const [aaa, eur, usd, eux, fund, gbx, nope] = items;
      expect(status).toBe(200);
      expect(whole).toEqual({
        asOf: '2023-12-31',
        baseCurrency: 'USD',
        netValue: null,
        warnings: [],
        nextCursor: null,
      });
      expect(aaa).toMatchObject({
        ...HELD.AAA,
        ticker: 'AAA',
        priceDate: '2023-12-29',
        unvalued: null,
      });
      expect(aaa?.['value']).toBe(10 * Number(aaa?.['price']));
      expect(eur).toMatchObject({ ticker: 'CUR:EUR', dollars: -100, currency: null });
      expect(eur?.['value']).toBeCloseTo(-117.1, 10);
      expect(usd).toMatchObject({ ticker: 'CUR:USD', value: 500.25, price: null });
      expect(eux).toMatchObject({ ticker: 'EUX', shares: 2, priceCurrency: 'EUR' });
      expect(eux?.['value']).toBeCloseTo(2 * 1.171 * Number(eux?.['price']), 8);
      expect(fund).toMatchObject({ ticker: 'FUND', value: 1000 });
      expect(gbx).toMatchObject({ value: null, unvalued: { code: 'fx-rate-missing' } });
      expect(nope).toMatchObject({ value: null, unvalued: { code: 'prices-not-found' } });
    });

    it('sum to the net value when each has a value', async () => {
      await app.ask('PUT', '/v1/portfolios/priced', { body: aDocument() });

      const { json } = await app.ask('GET', '/v1/portfolios/priced/positions');

      const { items, netValue } = json as { items: { value: number }[]; netValue: number };
      expect(netValue).toBeCloseTo(
        items.reduce((sum, { value }) => sum + value, 0),
        9,
      );
    });

    it('given as weights have no value', async () => {
      const body = aDocument({ portfolio_input: { AAA: { weight: 0.4 }, BBB: { weight: 0.6 } } });
      await app.ask('PUT', '/v1/portfolios/weighted', { body });

      const { json } = await app.ask('GET', '/v1/portfolios/weighted/positions');

      expect(json).toMatchObject({
        netValue: null,
        items: [
          { ticker: 'AAA', weight: 0.4, value: null, unvalued: { code: 'given-as-weight' } },
          { ticker: 'BBB', weight: 0.6, value: null },
        ],
      });
    });
  });

  it('analysis-input shows the cash mapped, the mapping, and totals per currency', async () => {
    const { status, json } = await app.ask('GET', '/v1/portfolios/held/analysis-input');

    expect(status).toBe(200);
    expect(json).toMatchObject({
      startDate: '2019-01-01',
      endDate: '2023-12-31',
      assets: expect.arrayContaining([
        expect.objectContaining({ ticker: 'AAA', shares: 10, isCash: false, proxies: null }),
        expect.objectContaining({
          ticker: 'SGOV',
          isCash: true,
          amounts: [{ currency: 'USD', amount: 500.25 }],
        }),
      ]),
      cashMapping: [
        { original: 'CUR:EUR', currency: 'EUR', proxy: 'CUR:EUR', unit: 'dollars', amount: -100 },
        { original: 'CUR:USD', currency: 'USD', proxy: 'SGOV', unit: 'dollars', amount: 500.25 },
      ],
      totals: [
        { currency: 'EUR', amount: -100 },
        { currency: 'GBP', amount: 5 },
        { currency: 'USD', amount: 1500.25 },
      ],
      warnings: [{ code: 'currency-without-proxy', tickers: ['CUR:EUR'] }],
    });
  });

  describe('changes', () => {
    it('come newest first, with their reasons, and stay when the portfolio is gone', async () => {
      const path = '/v1/portfolios/history';
      const reason = { 'x-change-reason': encodeURIComponent('Umschichtung – 株') };
      await app.ask('PUT', path, { body: aDocument() });
      const body = aDocument({ portfolio_input: { AAA: { shares: 11 } } });
      const { headers } = await app.ask('PUT', path, { body, headers: reason });
      await app.ask('DELETE', path);

      const { json } = await app.ask('GET', `${path}/changes`);

      const { items } = json as { items: readonly Record<string, unknown>[] };
      expect(items).toMatchObject([
        { document: 'portfolio', name: 'history', versionAfter: null },
        {
          reason: 'Umschichtung – 株',
          versionAfter: String(headers.etag).slice(1, -1),
          changes: expect.arrayContaining([
            {
              kind: 'position_changed',
              subject: 'AAA',
              before: { shares: 10 },
              after: { shares: 11 },
            },
            expect.objectContaining({ kind: 'position_removed', subject: 'BBB', after: null }),
          ]),
        },
        { reason: null, versionBefore: null },
      ]);
    });

    it('come in pages', async () => {
      const path = '/v1/portfolios/paged';
      for (const shares of [1, 2, 3]) {
        await app.ask('PUT', path, { body: aDocument({ portfolio_input: { AAA: { shares } } }) });
      }

      const first = await app.ask('GET', `${path}/changes?limit=2`);
      const { items, nextCursor } = first.json as { items: { id: string }[]; nextCursor: string };
      const second = await app.ask('GET', `${path}/changes?limit=2&cursor=${nextCursor}`);

      const ids = (second.json as { items: { id: string }[] }).items;
      expect(items).toHaveLength(2);
      expect(ids).toHaveLength(1);
      expect(items).not.toContainEqual(ids[0]);
      expect(second.json).toMatchObject({ nextCursor: null });
    });

    it('of a portfolio that never was are not found', async () => {
      const { status, json } = await app.ask('GET', '/v1/portfolios/never/changes');

      expect([status, json]).toMatchObject([404, { code: 'portfolio-not-found' }]);
    });

    it.each([
      ['too long', 'x'.repeat(501)],
      ['not percent-encoded', '%E0%A4%A'],
    ])('refuse a reason that is %s', async (_what, reason) => {
      const question = { body: aDocument(), headers: { 'x-change-reason': reason } };
      const { status, json } = await app.ask('PUT', '/v1/portfolios/reasons', question);

      expect([status, json]).toMatchObject([400, { code: 'invalid-request' }]);
    });
  });

  it('export is the same document as YAML, under a safe file name', async () => {
    const name = 'Müller/株 "1"';
    const path = `/v1/portfolios/${encodeURIComponent(name)}`;
    const saved = await app.ask('PUT', path, { body: aDocument({ portfolio_input: HELD }) });

    const { status, headers, text } = await app.ask('GET', `${path}/export`);

    const node = readYaml(text);
    const reading = node.ok
      ? readPortfolio(node.value, { unknownKeys: 'refuse', expectedName: name })
      : node;
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('application/yaml');
    expect(headers['content-disposition']).toBe(
      `attachment; filename="M_ller__ _1_.yaml"; filename*=UTF-8''M%C3%BCller_%E6%A0%AA%20_1_.yaml`,
    );
    expect(reading).toMatchObject({ ok: true });
    expect(text).toContain('FUND:\n    dollars: 1000\n');
    expect(saved.status).toBe(201);
  });

  it.each(['positions', 'analysis-input', 'export', 'changes', 'risk-limits'])(
    '%s of an unknown portfolio is not found',
    async (view) => {
      const { status, json } = await app.ask('GET', `/v1/portfolios/unknown/${view}`);

      expect([status, json]).toMatchObject([404, { code: 'portfolio-not-found' }]);
    },
  );
});
