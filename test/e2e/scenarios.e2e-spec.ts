import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  aDocument,
  type AppUnderTest,
  aScenario,
  startApp,
  STORES,
} from '../support/app-under-test.js';

describe.each(STORES)('scenarios over HTTP on the %s store', (store) => {
  let app: AppUnderTest;

  beforeAll(async () => {
    app = await startApp(store);
    await app.ask('PUT', '/v1/portfolios/base', { body: aDocument() });
  });

  afterAll(() => app.close());

  async function saved(name: string, given = {}): Promise<string> {
    const answer = await app.ask('PUT', `/v1/scenarios/${name}`, { body: aScenario(given) });
    expect(answer.status).toBeLessThan(300);
    return String(answer.headers.etag);
  }

  it('creates with 201, a Location and an ETag, and answers what is stored', async () => {
    const body = aScenario({ description: 'More A', base_portfolio: 'base' });
    const created = await app.ask('PUT', '/v1/scenarios/first', { body });

    const read = await app.ask('GET', String(created.headers.location));

    expect(created.status).toBe(201);
    expect(created.headers.location).toBe('/v1/scenarios/first');
    expect([read.status, read.json]).toEqual([200, { name: 'first', ...body }]);
    expect(read.json).toEqual(created.json);
    expect(read.headers.etag).toMatch(/^"[0-9a-f]{64}"$/);
    expect(read.headers.etag).toBe(created.headers.etag);
  });

  it('needs no base portfolio', async () => {
    await saved('free');

    const read = await app.ask('GET', '/v1/scenarios/free');

    expect(read.json).toEqual({ name: 'free', ...aScenario() });
  });

  it('deletes with 204, and knows it no more', async () => {
    await saved('gone');

    const deleted = await app.ask('DELETE', '/v1/scenarios/gone');
    const answers = [
      await app.ask('GET', '/v1/scenarios/gone'),
      await app.ask('DELETE', '/v1/scenarios/gone'),
    ];

    expect([deleted.status, deleted.text]).toEqual([204, '']);
    for (const { status, json } of answers) {
      expect([status, json]).toMatchObject([404, { code: 'scenario-not-found' }]);
    }
  });

  it('lists in pages, in code-unit order of names, with what each is on', async () => {
    const version = (await saved('list-a', { base_portfolio: 'base' })).slice(1, -1);
    for (const name of ['list-b', 'list-B']) await saved(name);

    const items: { name: string }[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page = await app.ask('GET', `/v1/scenarios?limit=2${cursor && `&cursor=${cursor}`}`);
      const list = page.json as { items: { name: string }[]; nextCursor: string | null };
      expect(list.items.length).toBeLessThanOrEqual(2);
      items.push(...list.items);
      cursor = list.nextCursor;
    }

    const mine = items.filter(({ name }) => name.startsWith('list-'));
    expect(mine.map(({ name }) => name)).toEqual(['list-B', 'list-a', 'list-b']);
    expect(mine[1]).toEqual({
      ...{ name: 'list-a', basePortfolio: 'base', targetWeights: 2, version, flags: [] },
    });
  });

  describe('a base portfolio', () => {
    it('must be stored when the scenario is saved', async () => {
      const body = aScenario({ base_portfolio: 'nowhere' });
      const answer = await app.ask('PUT', '/v1/scenarios/on-nothing', { body });
      const read = await app.ask('GET', '/v1/scenarios/on-nothing');

      expect([answer.status, answer.json]).toMatchObject([
        400,
        {
          code: 'invalid-document',
          errors: [{ code: 'unknown-portfolio', pointer: '/base_portfolio' }],
        },
      ]);
      expect(read.status).toBe(404);
    });

    it('that is gone is said by the scenario and the list, and refused by neither', async () => {
      await app.ask('PUT', '/v1/portfolios/passing', { body: aDocument() });
      const etag = await saved('orphan', { base_portfolio: 'passing' });
      await app.ask('DELETE', '/v1/portfolios/passing');

      const read = await app.ask('GET', '/v1/scenarios/orphan');
      const { json } = await app.ask('GET', '/v1/scenarios');

      expect(read.status).toBe(200);
      expect(read.headers.etag).toBe(etag);
      expect(read.json).toEqual({
        name: 'orphan',
        ...aScenario({ base_portfolio: 'passing' }),
        warnings: [
          { code: 'base-portfolio-gone', detail: expect.stringContaining('"passing" is gone') },
        ],
      });
      const { items } = json as { items: readonly { name: string; flags: unknown }[] };
      const flags = items.filter((item) => item.name === 'orphan').map((item) => item.flags);
      expect(flags).toEqual([['base-portfolio-gone']]);
    });

    it('that goes or comes back is not hidden by what a reader kept', async () => {
      await app.ask('PUT', '/v1/portfolios/wavering', { body: aDocument() });
      const etag = await saved('kept', { base_portfolio: 'wavering' });
      const ask = () =>
        app.ask('GET', '/v1/scenarios/kept', { headers: { 'if-none-match': etag } });

      const before = await ask();
      await app.ask('DELETE', '/v1/portfolios/wavering');
      const without = await ask();

      expect(before.status).toBe(304);
      expect(without.status).toBe(200);
      expect(without.headers['cache-control']).toBe('no-store');
    });
  });

  describe('versions', () => {
    it('are what a write is guarded by', async () => {
      const etag = await saved('guarded');
      const body = aScenario({ description: 'changed' });
      const put = (headers: Record<string, string>) =>
        app.ask('PUT', '/v1/scenarios/guarded', { body, headers });

      const malformed = await put({ 'if-match': etag.slice(1) });
      const stale = await put({ 'if-match': '"0123"' });
      const again = await put({ 'if-none-match': '*' });
      const current = await put({ 'if-match': etag });
      const deleted = await app.ask('DELETE', '/v1/scenarios/guarded', {
        headers: { 'if-match': etag },
      });

      const outcomes = [malformed, stale, again, current, deleted].map(({ status }) => status);
      expect(outcomes).toEqual([400, 412, 412, 200, 412]);
      expect(again.json).toMatchObject({ code: 'already-exists' });
      expect(deleted.json).toMatchObject({ code: 'stale-version' });
    });

    it('let exactly one of many writers win', async () => {
      const etag = await saved('contested');

      const answers = await Promise.all(
        Array.from({ length: 8 }, (_, i) =>
          app.ask('PUT', '/v1/scenarios/contested', {
            body: aScenario({ description: String(i) }),
            headers: { 'if-match': etag },
          }),
        ),
      );

      const statuses = answers.map(({ status }) => status).sort();
      expect(statuses).toEqual([200, 412, 412, 412, 412, 412, 412, 412]);
    });
  });

  it.each(['ü – 株式 🚀', 'a/b', '..b', 'TRUE', '%2F', '__proto__', '\u{20BB7}'.repeat(255)])(
    'keeps the name %s apart from all others, and its portfolio of the same name',
    async (name) => {
      const path = `/v1/scenarios/${encodeURIComponent(name)}`;
      await app.ask('PUT', `/v1/portfolios/${encodeURIComponent(name)}`, { body: aDocument() });

      const created = await app.ask('PUT', path, { body: aScenario({ base_portfolio: name }) });
      const read = await app.ask('GET', path);

      expect([created.status, created.headers.location]).toEqual([201, path]);
      expect(read.json).toEqual({ name, ...aScenario({ base_portfolio: name }) });
    },
  );

  it.each(['..%2F..%2Fetc%2Fpasswd', '%2e%2e', 'a%00b', '%F0%9F', 'x'.repeat(256)])(
    'refuses the name %s',
    async (name) => {
      const answers = await Promise.all([
        app.ask('GET', `/v1/scenarios/${name}`),
        app.ask('PUT', `/v1/scenarios/${name}`, { body: aScenario() }),
        app.ask('DELETE', `/v1/scenarios/${name}`),
      ]);

      for (const { status, json } of answers) {
        expect(status).toBe(400);
        expect((json as { code: string }).code).toMatch(/^invalid-(name|request)$/);
      }
    },
  );

  it.each([
    ['weights that do not sum to 1', '{"target_weights":{"AAA":0.6,"BBB":0.3}}', 'weights-sum'],
    ['weights a hair away', '{"target_weights":{"AAA":0.6,"BBB":0.40000101}}', 'weights-sum'],
    ['no weights', '{"description":"x"}', 'missing'],
    ['weights as a list', '{"target_weights":[0.6,0.4]}', 'wrong-type'],
    ['a weight as text', '{"target_weights":{"AAA":"1"}}', 'wrong-type'],
    ['too many digits', '{"target_weights":{"AAA":1.0000000000000001}}', 'number-too-precise'],
    ['a base that climbs', '{"target_weights":{"A":1},"base_portfolio":"../x"}', 'invalid-name'],
    ['a base that is a map', '{"target_weights":{"A":1},"base_portfolio":{}}', 'wrong-type'],
    ['an unknown key', '{"target_weights":{"A":1},"basePortfolio":"base"}', 'unknown-key'],
    ['another name', '{"target_weights":{"A":1},"name":"other"}', 'name-mismatch'],
  ])('refuses %s', async (_what, body, code) => {
    const answer = await app.ask('PUT', '/v1/scenarios/faulty', { body });

    expect(answer.status).toBe(400);
    expect((answer.json as { errors: { code: string }[] }).errors).toContainEqual(
      expect.objectContaining({ code }),
    );
  });

  it('refuses a ticker that stands twice, and more than is taken in one body', async () => {
    const twice = await app.ask('PUT', '/v1/scenarios/faulty', {
      body: '{"target_weights":{"AAA":0.5,"AAA":0.5}}',
    });
    const huge = await app.ask('PUT', '/v1/scenarios/faulty', {
      body: JSON.stringify(aScenario({ description: 'x'.repeat(5 * 1024 * 1024) })),
    });

    expect([twice.status, twice.json]).toMatchObject([
      400,
      { code: 'malformed-json', errors: [{ code: 'duplicate-key' }] },
    ]);
    expect([huge.status, huge.json]).toMatchObject([413, { code: 'document-too-large' }]);
  });
});
