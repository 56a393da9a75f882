import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDocument,
  type AppUnderTest,
  aScenario,
  startApp,
  STORES,
} from '../support/app-under-test.js';

const STORED = '/v1/portfolios/held/what-if';

interface Trade {
  readonly ticker: string;
  readonly weightAfter: number;
  readonly weightChange: number;
  readonly valueChange: number;
  readonly sharesChange: number | null;
}

interface Answer {
  readonly before: Record<string, unknown> & { readonly netValue: number };
  readonly after: Record<string, unknown> & { readonly netValue: number };
  readonly difference: Record<string, unknown>;
  readonly trades: readonly Trade[];
  readonly savedAs: { readonly version: string } | null;
}

describe.each(STORES)('what-ifs over HTTP on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
    await app.ask('PUT', '/v1/portfolios/held', { body: aDocument() });
  });

  afterAll(() => app.close());

  async function answered(path: string, body?: unknown): Promise<Answer> {
    const { status, json } = await app.ask('POST', path, body === undefined ? {} : { body });
    expect([status, json]).toMatchObject([200, {}]);
    return json as Answer;
  }

  it('have before as an analysis alone, after, and the difference of every figure', async () => {
    const alone = await app.ask('POST', '/v1/portfolios/held/analysis', {
      body: { benchmark: 'MKT' },
    });

    const { before, after, difference, ...rest } = await answered(STORED, {
      changes: [{ ticker: 'AAA', weight: '+5%' }],
      benchmark: 'MKT',
    });

    expect(alone.json).toMatchObject(before);
    expect(Object.keys(alone.json as object).filter((key) => !(key in before))).toEqual([
      'optimization',
    ]);
    const weights = (side: object): number => (side as { weights: { AAA: number } }).weights.AAA;
    expect(weights(after) - weights(before)).toBeCloseTo(0.05, 12);
    expect(weights(difference)).toBeCloseTo(0.05, 12);
    expect(after.netValue).toBeCloseTo(before.netValue, 9);
    expect(rest).toMatchObject({
      portfolioName: 'held',
      scenarioName: null,
      funding: { ticker: 'CUR:USD' },
      window: 'common',
      savedAs: null,
    });
  });

  it('pay from the ticker that is named, in the unit that is given', async () => {
    const { trades } = await answered(STORED, {
      changes: [{ ticker: 'AAA', shares: 2 }],
      fund: 'BBB',
    });

    expect(trades.map(({ ticker }) => ticker)).toEqual(['AAA', 'BBB']);
    expect(trades[0]?.sharesChange).toBe(2);
    expect(trades[0]?.valueChange).toBeCloseTo(-(trades[1]?.valueChange ?? NaN), 9);
  });

  it('keep nothing, neither portfolio nor limit check', async () => {
    const checks = '/v1/portfolios/held/limit-checks';
    const checked = await app.ask('GET', checks);

    await answered(STORED, { changes: [{ ticker: 'AAA', dollars: 100 }] });

    const read = await app.ask('GET', '/v1/portfolios/held');
    const inline = await answered('/v1/what-if', {
      portfolio: aDocument(),
      changes: [{ ticker: 'AAA', change: '$100' }],
    });

    expect((await app.ask('GET', checks)).json).toEqual(checked.json);
    expect(read.json).toMatchObject(aDocument());
    expect(inline).toMatchObject({ portfolioName: null, savedAs: null });
  });

  it('are stored as a new scenario when asked, which compares to the same', async () => {
    const request = { changes: [{ ticker: 'AAA', weight: '-200bp' }], saveAs: 'less-a' };

    const first = await answered(STORED, request);
    const again = await app.ask('POST', STORED, { body: request });
    const read = await app.ask('GET', '/v1/scenarios/less-a');
    const compared = await answered('/v1/scenarios/less-a/compare');

    expect(first.savedAs).toMatchObject({ name: 'less-a' });
    expect([again.status, again.json]).toMatchObject([412, { code: 'already-exists' }]);
    const stored = read.json as { target_weights: Record<string, number>; base_portfolio: string };
    expect(stored.base_portfolio).toBe('held');
    const sum = Object.values(stored.target_weights).reduce((total, weight) => total + weight, 0);
    expect(sum).toBeCloseTo(1, 12);
    expect(compared).toMatchObject({
      scenarioName: 'less-a',
      portfolioName: 'held',
      funding: null,
    });
    const changeOf = ({ trades }: Answer): number =>
      trades.find(({ ticker }) => ticker === 'AAA')?.weightChange ?? NaN;
    expect(changeOf(first)).toBeCloseTo(-0.02, 12);
    expect(changeOf(compared)).toBeCloseTo(-0.02, 7);
  });

  it('list every fault of a request with its pointer', async () => {
    const { status, json } = await app.ask('POST', '/v1/what-if', {
      body: {
        portfolio: aDocument({ end_date: 'never' }),
        changes: [
          { ticker: 'AAA', weight: '5' },
          { ticker: 'AAA', weight: '5 %' },
          { ticker: '', dollars: 1 },
          { ticker: 'BBB', dollars: '1', shares: 1 },
          { ticker: 'CCC', shares: 1, currency: 'EUR' },
          { ticker: 'DDD', change: 'NaN' },
          { ticker: 'EEE', weight: 1e5 },
          7,
        ],
        targetWeights: { AAA: 1 },
        normalizeTarget: true,
        fund: '',
        window: 'both',
        saveAs: '..',
        stock_factor_proxies: { AAA: { marketing: 'X' } },
        options: { hac: 1 },
        extra: 1,
      },
    });

    const { code, errors } = json as { code: string; errors: { code: string; pointer: string }[] };
    expect([status, code]).toEqual([400, 'invalid-document']);
    expect(errors.map((error) => [error.pointer, error.code]).sort()).toEqual([
      ['', 'exclusive-keys'],
      ['/changes/1', 'duplicate-change'],
      ['/changes/1/weight', 'not-a-number'],
      ['/changes/2/ticker', 'invalid-ticker'],
      ['/changes/3', 'one-quantity'],
      ['/changes/4/currency', 'exclusive-keys'],
      ['/changes/5/change', 'not-a-number'],
      ['/changes/6/weight', 'out-of-bounds'],
      ['/changes/7', 'wrong-type'],
      ['/extra', 'unknown-key'],
      ['/fund', 'exclusive-keys'],
      ['/fund', 'invalid-ticker'],
      ['/options/hac', 'wrong-type'],
      ['/portfolio/end_date', 'invalid-date'],
      ['/saveAs', 'invalid-name'],
      ['/stock_factor_proxies/AAA/marketing', 'unknown-key'],
      ['/window', 'invalid-choice'],
    ]);
  });

  it.each([
    [{ changes: [{ ticker: 'NOPE', weight: 0.1 }] }, 'prices-not-found'],
    [{ changes: [{ ticker: 'AAA', dollars: 1, currency: 'XXX' }] }, 'fx-rate-missing'],
    [{ changes: [{ ticker: 'CUR:USD', shares: 1 }], fund: 'AAA' }, 'invalid-what-if'],
    [{ changes: [{ ticker: 'CUR:USD', weight: 0.1 }] }, 'invalid-what-if'],
    [{ changes: [{ ticker: 'LATE', weight: 0.1 }] }, 'insufficient-history'],
  ])('that cannot be made are refused: %j', async (body, code) => {
    const { status, json } = await app.ask('POST', STORED, { body });

    expect([status, json]).toMatchObject([422, { code }]);
  });

  it('answer only the sections that are asked for, and a page to whoever likes that better', async () => {
    const changes = [{ ticker: 'AAA', weight: 0.05 }];

    const part = await answered(STORED, { changes, sections: ['score'] });
    const page = await app.ask('POST', STORED, {
      body: { changes },
      headers: { accept: 'text/html' },
    });

    expect(part.before).not.toHaveProperty('loss');
    expect(part.difference).toEqual({ tickers: ['AAA', 'BBB', 'SGOV'], score: expect.anything() });
    expect(page.headers['content-type']).toContain('text/html');
    expect(page.text).toContain('What if: held');
  });
});

describe('the comparison of a scenario over HTTP', () => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp('memory');
    await app.ask('PUT', '/v1/portfolios/base', { body: aDocument() });
    await app.ask('PUT', '/v1/portfolios/other', { body: aDocument() });
    await app.ask('PUT', '/v1/scenarios/free', { body: aScenario() });
    await app.ask('PUT', '/v1/scenarios/based', { body: aScenario({ base_portfolio: 'base' }) });
    await app.ask('DELETE', '/v1/portfolios/base');
  });

  afterAll(() => app.close());

  it.each(['free', 'based'])('of %s, without its base, is a conflict', async (name) => {
    const { status, json } = await app.ask('POST', `/v1/scenarios/${name}/compare`);

    expect([status, json]).toMatchObject([409, { code: 'base-portfolio-missing' }]);
  });

  it('takes another base, stored or brought along', async () => {
    const bodies = [{ basePortfolio: 'other' }, { portfolio: aDocument() }];

    for (const body of bodies) {
      const { status, json } = await app.ask('POST', '/v1/scenarios/based/compare', { body });

      expect(status).toBe(200);
      expect(json).toMatchObject({ scenarioName: 'based', funding: null });
      expect((json as Answer).trades.map(({ ticker }) => ticker)).toEqual([
        'AAA',
        'BBB',
        'CUR:USD',
      ]);
    }
  });

  it('refuses two bases, and one that is not stored', async () => {
    const path = '/v1/scenarios/based/compare';
    const both = await app.ask('POST', path, {
      body: { basePortfolio: 'other', portfolio: aDocument() },
    });
    const none = await app.ask('POST', path, { body: { basePortfolio: 'nope' } });

    expect([both.status, both.json]).toMatchObject([400, { errors: [{ code: 'exclusive-keys' }] }]);
    expect([none.status, none.json]).toMatchObject([404, { code: 'portfolio-not-found' }]);
  });
});
