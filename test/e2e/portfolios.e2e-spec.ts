import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { aDocument, type AppUnderTest, startApp, STORES } from '../support/app-under-test.js';

describe.each(STORES)('portfolios over HTTP on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
  });

  afterAll(() => app.close());

  async function saved(name: string): Promise<string> {
    const answer = await app.ask('PUT', `/v1/portfolios/${name}`, { body: aDocument() });
    return String(answer.headers.etag);
  }

  it('creates with 201, a Location and an ETag, and answers what is stored', async () => {
    const created = await app.ask('PUT', '/v1/portfolios/first', { body: aDocument() });

    const read = await app.ask('GET', String(created.headers.location));

    expect(created.status).toBe(201);
    expect(created.headers.location).toBe('/v1/portfolios/first');
    expect(read.status).toBe(200);
    expect(read.json).toEqual({ name: 'first', ...aDocument() });
    expect(read.json).toEqual(created.json);
    expect(read.headers.etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect(read.headers.etag).toBe(created.headers.etag);
    expect(read.headers['cache-control']).toBe('private, no-cache');
  });

  it('replaces with 200 and a new ETag', async () => {
    const before = await saved('replaced');

    const body = aDocument({ portfolio_input: { AAA: { shares: 1 } } });
    const answer = await app.ask('PUT', '/v1/portfolios/replaced', { body });

    expect(answer.status).toBe(200);
    expect(answer.headers.location).toBeUndefined();
    expect(answer.headers.etag).not.toBe(before);
  });

  it('deletes with 204, and knows it no more', async () => {
    await saved('gone');

    const deleted = await app.ask('DELETE', '/v1/portfolios/gone');
    const read = await app.ask('GET', '/v1/portfolios/gone');
    const again = await app.ask('DELETE', '/v1/portfolios/gone');

    expect([deleted.status, deleted.text]).toEqual([204, '']);
    expect([read.status, read.json]).toMatchObject([404, { code: 'portfolio-not-found' }]);
    expect(again.status).toBe(404);
  });

  it('lists in pages, in code-unit order of names', async () => {
    for (const name of ['list-b', 'list-B', 'list-a']) await saved(name);

    const names: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await app.ask('GET', `/v1/portfolios?limit=2${cursor && `&cursor=${cursor}`}`);
      const list = page.json as { items: { name: string }[]; nextCursor: string | null };
      expect(list.items.length).toBeLessThanOrEqual(2);
      names.push(...list.items.map((item) => item.name));
      cursor = list.nextCursor;
    }

    const mine = names.filter((name) => name.startsWith('list-'));
    expect(mine).toEqual(['list-B', 'list-a', 'list-b']);
    expect(names).toEqual([...names].sort());
  });

  it('lists dates, the number of positions and the version', async () => {
    const etag = await saved('listed');

    const { json } = await app.ask('GET', '/v1/portfolios');

    const { items } = json as { items: readonly { name: string }[] };
    expect(items.find(({ name }) => name === 'listed')).toEqual({
      name: 'listed',
      startDate: '2019-01-01',
      endDate: '2023-12-31',
      positions: 3,
      version: etag.slice(1, -1),
      flags: [],
    });
  });

  it.each(['?limit=0', '?limit=201', '?limit=x', '?limit=1&limit=2', '?cursor=%21', '?cursor='])(
    'refuses the page %s',
    async (query) => {
      const answer = await app.ask('GET', `/v1/portfolios${query}`);

      expect([answer.status, answer.json]).toMatchObject([400, { code: 'invalid-request' }]);
    },
  );

  describe('versions', () => {
    it('answers 304 to the ETag of what is there, also when weakened or in a list', async () => {
      const etag = await saved('cached');

      const conditions = [etag, `W/${etag}`, `"x", ${etag}`, '*'];
      const answers = await Promise.all(
        conditions.map((condition) =>
          app.ask('GET', '/v1/portfolios/cached', { headers: { 'if-none-match': condition } }),
        ),
      );

      expect(answers.map(({ status, text }) => [status, text])).toEqual(Array(4).fill([304, '']));
      expect(answers[0]?.headers.etag).toBe(etag);
    });

    it('answers 200 to the ETag of another version', async () => {
      await saved('uncached');

      const headers = { 'if-none-match': '"0123"' };
      const answer = await app.ask('GET', '/v1/portfolios/uncached', { headers });

      expect(answer.status).toBe(200);
    });

    it('writes only over the version in If-Match', async () => {
      const etag = await saved('guarded');
      const body = aDocument({ portfolio_input: { BBB: { shares: 3 } } });

      const first = await app.ask('PUT', '/v1/portfolios/guarded', {
        body,
        headers: { 'if-match': `"other", ${etag}` },
      });
      const second = await app.ask('PUT', '/v1/portfolios/guarded', {
        body: aDocument(),
        headers: { 'if-match': etag },
      });

      expect(first.status).toBe(200);
      expect([second.status, second.json]).toMatchObject([412, { code: 'stale-version' }]);
      expect(second.headers.etag).toBeUndefined();
    });

    it('never writes over a weak tag', async () => {
      const etag = await saved('weak');

      const headers = { 'if-match': `W/${etag}` };
      const answer = await app.ask('PUT', '/v1/portfolios/weak', { body: aDocument(), headers });

      expect([answer.status, answer.json]).toMatchObject([412, { code: 'stale-version' }]);
    });

    it.each(['abc', '"abc', '"a" "b"', ''])('refuses the If-Match %j', async (condition) => {
      const headers = { 'if-match': condition };
      const answer = await app.ask('PUT', '/v1/portfolios/tags', { body: aDocument(), headers });

      expect([answer.status, answer.json]).toMatchObject([400, { code: 'invalid-request' }]);
    });

    it('replaces only with If-Match: *', async () => {
      const headers = { 'if-match': '*' };
      const missing = await app.ask('PUT', '/v1/portfolios/star', { body: aDocument(), headers });
      await saved('star');
      const present = await app.ask('PUT', '/v1/portfolios/star', { body: aDocument(), headers });

      expect(missing.status).toBe(412);
      expect(present.status).toBe(200);
    });

    it('creates only with If-None-Match: *', async () => {
      const headers = { 'if-none-match': '*' };
      const first = await app.ask('PUT', '/v1/portfolios/once', { body: aDocument(), headers });
      const second = await app.ask('PUT', '/v1/portfolios/once', { body: aDocument(), headers });

      expect(first.status).toBe(201);
      expect([second.status, second.json]).toMatchObject([412, { code: 'already-exists' }]);
    });

    it('deletes only the version in If-Match', async () => {
      const etag = await saved('delete-guarded');

      const stale = await app.ask('DELETE', '/v1/portfolios/delete-guarded', {
        headers: { 'if-match': '"0123"' },
      });
      const current = await app.ask('DELETE', '/v1/portfolios/delete-guarded', {
        headers: { 'if-match': etag },
      });

      expect([stale.status, current.status]).toEqual([412, 204]);
    });

    it('lets exactly one of many writers with the same If-Match win', async () => {
      const etag = await saved('contested');

      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          app.ask('PUT', '/v1/portfolios/contested', {
            body: aDocument({ portfolio_input: { AAA: { shares: i + 1 } } }),
            headers: { 'if-match': etag },
          }),
        ),
      );

      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
    });
  });

  describe('names', () => {
    it.each(['ü – 株式 🚀', 'a/b', '..b', 'con', 'TRUE', '%2F', "it's", '__proto__', '"quoted"'])(
      'keeps the name %s apart from all others',
      async (name) => {
        const path = `/v1/portfolios/${encodeURIComponent(name)}`;
        const created = await app.ask('PUT', path, { body: aDocument({ name }) });

        const read = await app.ask('GET', path);

        expect(created.status).toBe(201);
        expect(created.headers.location).toBe(path);
        expect(read.json).toMatchObject({ name });
      },
    );

    it('takes 255 characters of any script, and not one more', async () => {
      const path = (count: number): string =>
        `/v1/portfolios/${encodeURIComponent('\u{20BB7}'.repeat(count))}`;

      const fits = await app.ask('PUT', path(255), { body: aDocument() });
      const exceeds = await app.ask('PUT', path(256), { body: aDocument() });
      const read = await app.ask('GET', path(255));

      expect([fits.status, read.status]).toEqual([201, 200]);
      expect([exceeds.status, exceeds.json]).toMatchObject([400, { code: 'invalid-name' }]);
    });

    it.each(['..%2F..%2Fetc%2Fpasswd', '%2e%2e', '..', '..%5Cx', 'a%00b', '%0A', '%F0%9F'])(
      'refuses the name %s',
      async (name) => {
        const answers = await Promise.all([
          app.ask('GET', `/v1/portfolios/${name}`),
          app.ask('PUT', `/v1/portfolios/${name}`, { body: aDocument() }),
          app.ask('DELETE', `/v1/portfolios/${name}`),
        ]);

        for (const { status, json } of answers) {
          expect(status).toBe(400);
          expect((json as { code: string }).code).toMatch(/^invalid-(name|request)$/);
        }
      },
    );

    it('refuses a document whose name is not the one in the path', async () => {
      const body = aDocument({ name: 'other' });
      const answer = await app.ask('PUT', '/v1/portfolios/mine', { body });

      expect([answer.status, answer.json]).toMatchObject([
        400,
        { code: 'invalid-document', errors: [{ code: 'name-mismatch', pointer: '/name' }] },
      ]);
    });
  });

  it('lists every fault of a document with its pointer and line, and stores nothing', async () => {
    const body = `{
      "start_date": "2024-01-01", "end_date": "2023-12-31", "owner": "me",
      "portfolio_input": {
        "AAA": { "shares": 1.2345678901234567 },
        "BBB": { "shares": 1, "dollars": 2, "colour": "red" },
        "CCC": { "dollars": 1e12 },
        "CCC ": { "shares": "5" }
      }
    }`;

    const { status, json } = await app.ask('PUT', '/v1/portfolios/faulty', { body });
    const read = await app.ask('GET', '/v1/portfolios/faulty');

    const { code, errors } = json as {
      code: string;
      errors: { pointer: string; code: string; line: number }[];
    };
    expect([status, code]).toEqual([400, 'invalid-document']);
    expect(errors.map((error) => [error.line, error.pointer, error.code]).sort()).toEqual([
      [2, '/owner', 'unknown-key'],
      [2, '/start_date', 'start-not-before-end'],
      [4, '/portfolio_input/AAA/shares', 'number-too-precise'],
      [4, '/portfolio_input/AAA/shares', 'too-many-decimals'],
      [5, '/portfolio_input/BBB', 'one-quantity'],
      [5, '/portfolio_input/BBB/colour', 'unknown-key'],
      [6, '/portfolio_input/CCC/dollars', 'out-of-bounds'],
      [7, '/portfolio_input/CCC ', 'invalid-ticker'],
      [7, '/portfolio_input/CCC /shares', 'wrong-type'],
    ]);
    expect(read.status).toBe(404);
  });

  it('keeps 10,000 positions and tickers that look like something else', async () => {
    const odd = ['0005', 'TRUE', '1E5', 'NULL', '__proto__', 'constructor', '1INCH'];
    const tickers = [...odd, ...Array.from({ length: 9993 }, (_, i) => `T${i}`)];
    const positions = tickers.map((ticker) => `${JSON.stringify(ticker)}:{"shares":0.0000000001}`);
    const { start_date, end_date } = aDocument();
    const body = `{"start_date":"${String(start_date)}","end_date":"${String(end_date)}","portfolio_input":{${positions.join()}}}`;

    const created = await app.ask('PUT', '/v1/portfolios/large', { body });
    const read = await app.ask('GET', '/v1/portfolios/large');

    const stored = (read.json as { portfolio_input: object }).portfolio_input;
    expect(created.status).toBe(201);
    expect(Object.keys(stored).sort()).toEqual([...tickers].sort());
    expect(Object.values(stored)).toContainEqual({ shares: 1e-10 });
    expect(read.text).toContain('"__proto__":{"shares":1e-10}');
  });
});
