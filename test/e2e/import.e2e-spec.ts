import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';
import type { Answer } from '../support/http-client.js';

const CSV = { 'content-type': 'text/csv' };
const YAML = { 'content-type': 'application/yaml' };
const IMPORT = '/v1/portfolios/import';

const TABLE = `ticker,shares,dollars,currency,type,account
AAA,0.1,,USD,ETF,one
AAA,0.2,,USD,etf,two
BBB,0.0000000001,,,,
CUR:USD,,-5078.62,,cash,
"QUOTED, INC",123456789012.345,,EUR,,
`;

const POSITIONS = {
  AAA: {
    shares: 0.3,
    currency: 'USD',
    type: 'etf',
    accounts: [
      { id: 'one', shares: 0.1 },
      { id: 'two', shares: 0.2 },
    ],
  },
  BBB: { shares: 1e-10 },
  'CUR:USD': { dollars: -5078.62, type: 'cash' },
  'QUOTED, INC': { shares: 123456789012.345, currency: 'EUR' },
};

describe.each(STORES)('an import on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
  });

  afterAll(() => app.close());

  const send = (query: string, body: unknown, headers: object = CSV): Promise<Answer> =>
    app.ask('POST', `${IMPORT}?${query}`, { body, headers: { ...headers } });
  const get = async (name: string): Promise<unknown> =>
    (await app.ask('GET', `/v1/portfolios/${name}`)).json;

  it('of a table stores every position to the last digit, accounts added up', async () => {
    const { status, headers, json } = await send('name=a%20b&startDate=2019-01-01', TABLE);

    expect(status).toBe(201);
    expect(headers.location).toBe('/v1/portfolios/a%20b');
    expect(json).toMatchObject({ name: 'a b', dryRun: false, created: true });
    expect(await get('a%20b')).toMatchObject({
      start_date: '2019-01-01',
      end_date: expect.stringMatching(/^\d{4}-\d\d-(28|29|30|31)$/),
      portfolio_input: POSITIONS,
    });
    const again = await send('name=a%20b', TABLE);
    expect(again.json).toMatchObject({ created: false, changeId: null, changes: [] });
    expect(again.headers.etag).toBe(headers.etag);
  });

  it('of a table leaves the rest of the portfolio, and can be taken back', async () => {
    const kept = {
      expected_returns: { AAA: 0.1 },
      stock_factor_proxies: { BBB: { market: 'MKT' } },
    };
    const body = aDocument(kept);
    const first = await app.ask('PUT', '/v1/portfolios/kept', { body });

    const { json } = await send('name=kept', '\uFEFFTicker,Weight\r\nAAA,0.25\r\nBBB,0.75\r\n');

    expect(json).toMatchObject({ created: false });
    expect(await get('kept')).toMatchObject({
      ...kept,
      start_date: '2019-01-01',
      end_date: '2023-12-31',
      portfolio_input: { AAA: { weight: 0.25 }, BBB: { weight: 0.75 } },
    });
    const { changeId } = json as { changeId: string };
    await app.ask('POST', '/v1/portfolios/kept/revert', { body: { changeId } });
    expect((await app.ask('GET', '/v1/portfolios/kept')).headers.etag).toBe(first.headers.etag);
  });

  it('names the fault of every row at once, and stores nothing', async () => {
    const table = [
      'ticker,shares,dollars,currency,type,account',
      'AAA,1e400,,,,',
      ',5,,,,',
      'BBB,1,2,,,',
      'CCC,"1,000.50",,,,',
      'DDD,0,,,,',
      'EEE,1.00000000001,,,,',
      'FFF,1,,US$,?,',
      'GGG,1,,,,x',
      'GGG,1,,,,x',
      'GGG,1,,EUR,,y',
      'HHH,1,,,,',
      'HHH,1,,,,',
      'III,1,,,,,beyond',
      'JJJ,12345678901234567,,,,',
    ].join('\n');

    const { status, json } = await send('name=faulty&dry_run=true', table);

    expect(status).toBe(400);
    const { errors } = json as { errors: { line: number; code: string; pointer: string }[] };
    expect(errors.map(({ line, code }) => [line, code])).toEqual([
      [14, 'unknown-key'],
      [2, 'out-of-bounds'],
      [3, 'missing'],
      [4, 'one-quantity'],
      [5, 'not-a-number'],
      [6, 'zero-quantity'],
      [7, 'too-many-decimals'],
      [8, 'invalid-currency'],
      [8, 'invalid-choice'],
      [10, 'duplicate-account'],
      [11, 'invalid-choice'],
      [13, 'duplicate-key'],
      [15, 'number-too-precise'],
      [15, 'out-of-bounds'],
    ]);
    expect(errors[4]?.pointer).toBe('/portfolio_input/CCC/shares');
    expect((await app.ask('GET', '/v1/portfolios/faulty')).status).toBe(404);
  });

  it.each([
    ['', 'missing'],
    ['shares\n1\n', 'missing'],
    ['ticker,shares,shares\nA,1,1\n', 'duplicate-key'],
    ['ticker,shares,price\nA,1,1\n', 'unknown-key'],
    ['ticker,shares\n"A,1\n', 'malformed'],
    ['ticker,weight,shares\nA,0.5,\nB,,1\n', 'mixed-weights'],
  ])('refuses the table %j', async (table, code) => {
    const { status, json } = await send('name=refused', table);

    expect(status).toBe(400);
    expect((json as { errors: { code: string }[] }).errors.map((each) => each.code)).toContain(
      code,
    );
  });

  it('of YAML and JSON takes the name from where it stands', async () => {
    const yaml =
      'name: inside\nstart_date: "2019-01-01"\nend_date: "2020-01-01"\nportfolio_input: { TRUE: { shares: 1.50 } }\n';

    const inside = await send('', yaml, YAML);
    const both = await send('name=other', yaml, YAML);
    const json = await send('name=json', aDocument(), { 'content-type': 'application/json' });
    const nowhere = await send('', aDocument(), { 'content-type': 'application/json' });

    expect([inside.status, json.status]).toEqual([201, 201]);
    expect(await get('inside')).toMatchObject({ portfolio_input: { TRUE: { shares: 1.5 } } });
    expect(both.json).toMatchObject({ status: 400, errors: [{ code: 'name-mismatch' }] });
    expect(nowhere.json).toMatchObject({ status: 400, code: 'invalid-request' });
  });

  it('refuses YAML that is none, with the place', async () => {
    const { json } = await send('name=x', 'a: [1', YAML);

    expect(json).toMatchObject({ status: 400, code: 'malformed-yaml', errors: [{ line: 1 }] });
  });

  it('says what it would do and does not do it', async () => {
    const { status, json, headers } = await send('name=previewed&dryRun=true', TABLE);

    expect(status).toBe(200);
    expect(json).toMatchObject({
      dryRun: true,
      created: true,
      changeId: null,
      changes: [{ kind: 'portfolio_created' }],
    });
    expect(headers.etag).toBeUndefined();
    expect((await app.ask('GET', '/v1/portfolios/previewed')).status).toBe(404);
  });

  it('honours If-None-Match and an idempotency key', async () => {
    const only = { ...CSV, 'if-none-match': '*', 'idempotency-key': 'import-1' };

    const first = await send('name=only', TABLE, only);
    const again = await send('name=only', TABLE, only);
    const other = await send('name=only', TABLE, { ...only, 'idempotency-key': 'import-2' });

    expect([first.status, again.status, other.status]).toEqual([201, 201, 412]);
    expect(again.text).toBe(first.text);
    expect(again.headers.location).toBe(first.headers.location);
    expect(again.headers['idempotency-replayed']).toBe('true');
  });

  it.each([
    ['dryRun=yes&startDate=2019-02-30', 'dryRun must be true or false; startDate must be a date'],
    ['name=a&name=b', 'name must be given once'],
    ['', 'say under which name'],
  ])('refuses the query %s', async (query, detail) => {
    const { json } = await send(query, TABLE);

    expect(json).toMatchObject({
      status: 400,
      code: 'invalid-request',
      detail: expect.stringContaining(detail),
    });
  });

  it('takes a table of more than a megabyte, and other addresses take no table', async () => {
    const rows = Array.from({ length: 10_000 }, (_, i) => `T${i.toString()},${(i + 1).toString()}`);
    const padded = `ticker,shares\n${rows.join(`${' '.repeat(120)}\n`)}\n`;

    const large = await send('name=large', padded);
    const elsewhere = await app.ask('PUT', '/v1/portfolios/x', { headers: CSV, body: TABLE });
    const tooLarge = await send('name=huge', 'x'.repeat(10 * 1_048_576 + 1));

    expect(padded.length).toBeGreaterThan(1_048_576);
    expect(large.status).toBe(201);
    expect(elsewhere.json).toMatchObject({ status: 415, code: 'unsupported-media-type' });
    expect(tooLarge.json).toMatchObject({ status: 413, code: 'document-too-large' });
  });
});
