import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDocument, aScenario } from '../support/app-under-test.js';
import { type DatabaseApp, startDatabaseApp } from '../support/database-app.js';

const LOCK_TIMEOUT_MS = 500;
const PATH = '/v1/portfolios/mine';
const LOCK_USER = `SELECT FROM users WHERE google_user_id = 'local' FOR UPDATE`;

describe('rows that somebody else has locked', () => {
  let app: DatabaseApp;

  beforeAll(async () => {
    app = await startDatabaseApp({
      poolSize: 5,
      limits: { lock_timeout: `${LOCK_TIMEOUT_MS.toString()}ms` },
    });
  });

  beforeEach(() => app.ask('PUT', PATH, { body: aDocument() }));

  afterAll(() => app.close());

  it.each([
    ['PUT', PATH, aDocument({ portfolio_input: { CCC: { shares: 3 } } })],
    ['PUT', '/v1/scenarios/s', aScenario()],
    ['PUT', '/v1/risk-limits', {}],
    ['DELETE', PATH, undefined],
  ])('of the user make %s %s wait for lock_timeout, and no longer', async (method, path, body) => {
    const holder = await app.administrator.hold(LOCK_USER);

    const start = performance.now();
    const busy = await app.ask(method, path, { body });
    const waitedMs = performance.now() - start;
    const read = await app.ask('GET', PATH);
    await holder.end();
    const freed = await app.ask(method, path, { body });

    expect([busy.status, busy.json]).toMatchObject([503, { code: 'storage-busy' }]);
    expect(busy.headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(waitedMs).toBeGreaterThan(LOCK_TIMEOUT_MS - 50);
    expect(waitedMs).toBeLessThan(10 * LOCK_TIMEOUT_MS);
    expect(read.json).toEqual({ name: 'mine', ...aDocument() });
    expect(freed.status).toBeLessThan(300);
  });
});

describe('writers of one user at once', () => {
  let app: DatabaseApp;

  beforeAll(async () => {
    app = await startDatabaseApp({ poolSize: 8 });
  });

  afterAll(() => app.close());

  it('never lock each other out, in whatever order they touch documents', async () => {
    const names = ['a', 'b'];
    for (const name of names) await app.ask('PUT', at(name), { body: aDocument() });
    await app.ask('PUT', `${at('a')}/risk-limits`, { body: {} });

    const rounds = Array.from({ length: 60 }, (_, number) => {
      const name = names[number % 2] ?? '';
      const start_date = `2019-01-${String(1 + (number % 28)).padStart(2, '0')}`;
      if (number % 5 === 0) return app.ask('DELETE', at(name));
      if (number % 5 === 1) return app.ask('PUT', `${at(name)}/risk-limits`, { body: {} });
      if (number % 5 === 2) {
        return app.ask('PUT', `/v1/scenarios/${name}`, { body: aScenario() });
      }
      return app.ask('PUT', at(name), { body: aDocument({ start_date }) });
    });
    const statuses = (await Promise.all(rounds)).map(({ status }) => status);

    // 404 where the other one's deletion came first.
    expect(statuses.filter((status) => ![200, 201, 204, 404].includes(status))).toEqual([]);
    const [deadlocks] = await app.administrator.query(
      'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
    );
    expect(deadlocks).toEqual({ deadlocks: 0 });
  });

  it('of the same version are one that is kept and others that are told so', async () => {
    const { headers } = await app.ask('PUT', at('raced'), { body: aDocument() });
    const ifMatch = { 'if-match': String(headers.etag) };

    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        app.ask('PUT', at('raced'), {
          body: aDocument({ start_date: `2019-01-1${number.toString()}` }),
          headers: ifMatch,
        }),
      ),
    );

    const kept = answers.filter(({ status }) => status === 200);
    const others = answers.filter(({ status }) => status !== 200);
    expect(kept).toHaveLength(1);
    for (const { status, json } of others) {
      expect([status, json]).toMatchObject([412, { code: 'stale-version' }]);
    }
    expect((await app.ask('GET', at('raced'))).headers.etag).toBe(kept[0]?.headers.etag);
  });

  it('who create the same document are one creator, and others that are told so', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        app.ask('PUT', at('new'), { body: aDocument(), headers: { 'if-none-match': '*' } }),
      ),
    );

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array.from({ length: 7 }, () => 412)]);
    const changes = await app.ask('GET', `${at('new')}/changes`);
    expect(changes.json).toMatchObject({ items: [{ versionBefore: null }], nextCursor: null });
  });

  it('wait for their turn while it comes in time', async () => {
    const holder = await app.administrator.hold(LOCK_USER);
    const writing = app.ask('PUT', at('patient'), { body: aDocument() });
    await app.administrator.blocked();
    await holder.end();

    expect((await writing).status).toBe(201);
  });

  it('are told with 409 when they lose to one who takes no turns, and nothing is written', async () => {
    const saved = await app.ask('PUT', at('lost'), { body: aDocument() });
    const outsider = await app.administrator.hold(
      `SET LOCAL deadlock_timeout = '60s'`,
      'SELECT FROM positions FOR UPDATE',
    );
    const writing = app.ask('PUT', at('lost'), { body: aDocument({ start_date: '2019-03-01' }) });
    await app.administrator.blocked();
    const crossing = outsider.query(LOCK_USER);
    const { status, json } = await writing;
    await crossing;
    await outsider.end();

    expect([status, json]).toMatchObject([409, { code: 'write-conflict' }]);
    expect((await app.ask('GET', at('lost'))).headers.etag).toBe(saved.headers.etag);
  });
});

function at(name: string): string {
  return `/v1/portfolios/${name}`;
}
