import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  aDocument,
  type AppUnderTest,
  aScenario,
  startApp,
  STORES,
} from '../support/app-under-test.js';
import { cutShortKey, keyFolder } from '../support/cut-short-key.js';
import type { Answer } from '../support/http-client.js';

/** Sends requests that bring a key. */
function keyed(app: AppUnderTest) {
  return (path: string, key: string, body?: unknown, headers = {}): Promise<Answer> =>
    app.ask('POST', path, { headers: { 'idempotency-key': key, ...headers }, body });
}

async function changesOf(app: AppUnderTest, name: string): Promise<readonly { id: string }[]> {
  const { json } = await app.ask('GET', `/v1/portfolios/${name}/changes`);
  return (json as { items: { id: string }[] }).items;
}

async function twoVersionsOf(app: AppUnderTest, name: string): Promise<void> {
  for (const shares of [1, 2]) {
    const body = aDocument({ portfolio_input: { AAA: { shares } } });
    await app.ask('PUT', `/v1/portfolios/${name}`, { body });
  }
}

describe.each(STORES)('a request with an idempotency key on the %s store', (store) => {
  let app: AppUnderTest;
  let post: ReturnType<typeof keyed>;

  beforeAll(async () => {
    app = await startApp(store);
    post = keyed(app);
  });

  afterAll(() => app.close());

  it('is done once, and answered the same again', async () => {
    await twoVersionsOf(app, 'once');
    const key = randomUUID();

    const first = await post('/v1/portfolios/once/revert', key);
    const second = await post('/v1/portfolios/once/revert', key);
    const third = await post('/v1/portfolios/once/revert', key);

    expect(first.status).toBe(200);
    expect(first.headers['idempotency-replayed']).toBeUndefined();
    for (const again of [second, third]) {
      expect(again.text).toBe(first.text);
      expect(again.status).toBe(200);
      expect(again.headers.etag).toBe(first.headers.etag);
      expect(again.headers['content-type']).toBe(first.headers['content-type']);
      expect(again.headers['idempotency-replayed']).toBe('true');
      expect(again.headers['x-request-id']).not.toBe(first.headers['x-request-id']);
    }
    expect(await changesOf(app, 'once')).toHaveLength(3);
  });

  it('is refused when the key came with another one', async () => {
    await twoVersionsOf(app, 'reused');
    const path = '/v1/portfolios/reused/revert';
    const first = await post(path, 'reused', { reason: 'one' });

    const others = await Promise.all([
      post(path, 'reused', { reason: 'two' }),
      post(path, 'reused'),
      post(path, 'reused', { reason: 'one' }, { 'if-match': first.headers.etag }),
      post('/v1/portfolios/other/revert', 'reused', { reason: 'one' }),
      post('/v1/scenarios/reused/revert', 'reused', { reason: 'one' }),
    ]);

    expect(others.map(({ json }) => json)).toEqual(
      others.map(() => expect.objectContaining({ status: 422, code: 'idempotency-key-reused' })),
    );
    expect(await changesOf(app, 'reused')).toHaveLength(3);
  });

  it('is done by one of many that come at once', async () => {
    await twoVersionsOf(app, 'at-once');

    const answers = await Promise.all(
      Array.from({ length: 12 }, () => post('/v1/portfolios/at-once/revert', 'at-once')),
    );

    const done = answers.filter(({ status }) => status === 200);
    const waiting = answers.filter(({ status }) => status !== 200);
    expect(done.length).toBeGreaterThan(0);
    expect(new Set(done.map(({ text }) => text)).size).toBe(1);
    for (const { json, headers } of waiting) {
      expect(json).toMatchObject({ status: 409, code: 'idempotency-key-in-use' });
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    }
    expect(await changesOf(app, 'at-once')).toHaveLength(3);
    const after = await post('/v1/portfolios/at-once/revert', 'at-once');
    expect(after.text).toBe(done[0]?.text);
  });

  it('that was refused can be sent again, mended or not', async () => {
    const path = '/v1/portfolios/refused/revert';
    const refused = await post(path, 'refused', { changeId: 'x' });
    await twoVersionsOf(app, 'refused');

    const mended = await post(path, 'refused', {});

    expect(refused.status).toBe(404);
    expect(mended.status).toBe(200);
    expect(mended.headers['idempotency-replayed']).toBeUndefined();
  });

  it.each(['', ' ', 'a b', 'ä', 'x'.repeat(256), 'tab\tbed'])(
    'is refused for the key %j',
    async (key) => {
      const { status, json } = await post('/v1/portfolios/once/revert', key);

      expect([status, json]).toMatchObject([400, { code: 'invalid-request' }]);
      expect(await changesOf(app, 'once')).toHaveLength(3);
    },
  );

  it('may have a key of 255 characters', async () => {
    const { status } = await post('/v1/portfolios/once/revert', '~'.repeat(255), { dryRun: true });

    expect(status).toBe(200);
  });

  it('stores the scenario of a what-if once', async () => {
    await app.ask('PUT', '/v1/portfolios/base', { body: aDocument() });
    const body = { changes: [{ ticker: 'AAA', weight: '+5%' }], saveAs: 'kept' };
    const what = '/v1/portfolios/base/what-if';

    const first = await post(what, 'what-if', body);
    const second = await post(what, 'what-if', body);
    const page = await post(what, 'page', { ...body, saveAs: 'kept-2' }, { accept: 'text/html' });
    const again = await post(what, 'page', { ...body, saveAs: 'kept-2' }, { accept: 'text/html' });
    const plain = await app.ask('POST', what, { body });

    expect(first.status).toBe(200);
    expect(second.json).toEqual(first.json);
    expect(plain.json).toMatchObject({ status: 412, code: 'already-exists' });
    expect(again.headers['content-type']).toBe(page.headers['content-type']);
    expect([page.status, again.status]).toEqual([200, 200]);
    expect(again.headers['content-security-policy']).toBe(page.headers['content-security-policy']);
  });

  it('takes no notice of a key where nothing is created', async () => {
    const body = aScenario();
    const headers = { 'idempotency-key': 'x y' };

    const put = await app.ask('PUT', '/v1/scenarios/put', { body, headers });

    expect(put.status).toBe(201);
  });
});

describe('a request with an idempotency key that a crash cut short', () => {
  let app: AppUnderTest;
  let post: ReturnType<typeof keyed>;

  beforeAll(async () => {
    app = await startApp('file');
    post = keyed(app);
  });

  afterAll(() => app.close());

  it('is not done again when it was done, and is when it was not', async () => {
    await twoVersionsOf(app, 'crashed');
    const headers = { 'if-match': '*' };
    const first = await post('/v1/portfolios/crashed/revert', 'crash', { reason: 'r' }, headers);

    await cutShortKey(app.directory);
    const after = await post('/v1/portfolios/crashed/revert', 'crash', { reason: 'r' }, headers);

    expect([after.status, after.text]).toEqual([200, first.text]);
    expect(after.headers['idempotency-replayed']).toBeUndefined();
    expect(await changesOf(app, 'crashed')).toHaveLength(3);

    await cutShortKey(app.directory, { operationId: randomUUID() });
    const before = await post('/v1/portfolios/crashed/revert', 'crash', { reason: 'r' }, headers);

    expect(before.status).toBe(200);
    expect(before.text).not.toBe(first.text);
    expect(await changesOf(app, 'crashed')).toHaveLength(4);
  });

  it('leaves no key unreadable: one that is, is new', async () => {
    const folder = keyFolder(app.directory);
    const [name = ''] = await readdir(folder);
    await writeFile(join(folder, name), '{"key":');

    const { status } = await post(
      '/v1/portfolios/crashed/revert',
      'crash',
      { dryRun: true },
      { 'if-match': '*' },
    );

    expect(status).toBe(200);
    expect(app.log.join('')).toContain('idempotency-key-unreadable');
  });
});
