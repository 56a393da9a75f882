import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDocument } from '../support/app-under-test.js';
import { type DatabaseApp, startDatabaseApp } from '../support/database-app.js';
import type { Answer } from '../support/http-client.js';
import { waitUntil } from '../support/wait-until.js';

const PATH = '/v1/portfolios/mine';
const BEFORE = aDocument();
const AFTER = aDocument({ portfolio_input: { CCC: { shares: 3 } } });
const TABLES = ['portfolios', 'positions', 'portfolio_changes', 'idempotency_keys'];

describe('a connection that the database ends', () => {
  let app: DatabaseApp;

  beforeAll(async () => {
    app = await startDatabaseApp({ limits: { lock_timeout: '30s' } });
  });

  beforeEach(() => app.ask('PUT', PATH, { body: BEFORE }));

  afterEach(async () => {
    await app.administrator.query('DROP FUNCTION IF EXISTS wait_for_test CASCADE');
  });

  afterAll(() => app.close());

  /** As JSON, every row of what a save writes. */
  async function stored(): Promise<unknown> {
    const rows = TABLES.map(
      (table) =>
        `(SELECT coalesce(json_agg(t ORDER BY t::text), '[]') FROM ${table} t) AS ${table}`,
    );
    return app.administrator.query(`SELECT ${rows.join(', ')}`);
  }

  async function endOf(answering: Promise<Answer>): Promise<Answer> {
    const blocked = await app.administrator.blocked();
    await app.administrator.terminate(blocked);
    return answering;
  }

  async function expectServing(): Promise<void> {
    expect((await app.ask('GET', PATH)).json).toEqual({ name: 'mine', ...BEFORE });
    expect((await app.ask('PUT', PATH, { body: AFTER })).status).toBe(200);
    expect((await app.ask('GET', PATH)).json).toEqual({ name: 'mine', ...AFTER });
    await waitUntil('all are given back', async () => (await app.pool()).inUse === 0);
    const { inUse, idle, waiting } = await app.pool();
    expect([inUse, waiting]).toEqual([0, 0]);
    expect(idle).toBe((await app.administrator.backends()).length);
  }

  function expectUnavailable({ status, json, headers, text }: Answer): void {
    expect([status, json]).toMatchObject([503, { code: 'database-unavailable' }]);
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(text).not.toContain(new URL(app.database.url.reveal()).username);
  }

  /** Lets every write of this table, or its transaction's COMMIT, wait until the test lets it go. */
  async function blockWrites(table: string, when: 'at once' | 'at commit'): Promise<void> {
    const trigger =
      when === 'at once'
        ? `CREATE TRIGGER wait BEFORE INSERT ON ${table}`
        : `CREATE CONSTRAINT TRIGGER wait AFTER INSERT ON ${table} DEFERRABLE INITIALLY DEFERRED`;
    await app.administrator.query(`
      CREATE FUNCTION wait_for_test() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        PERFORM pg_advisory_xact_lock(1);
        RETURN NEW;
      END $$`);
    await app.administrator.query(`${trigger} FOR EACH ROW EXECUTE FUNCTION wait_for_test()`);
    await app.administrator.query('SELECT pg_advisory_lock(1)');
  }

  async function unblockWrites(): Promise<void> {
    await app.administrator.query('SELECT pg_advisory_unlock(1)');
  }

  it('while it is idle is replaced by the next request, and logged', async () => {
    const idle = await app.administrator.backends();
    await app.administrator.terminate(idle);

    const [first, second] = await Promise.all([app.ask('GET', PATH), app.ask('GET', PATH)]);

    expect(idle.length).toBeGreaterThan(0);
    expect([first.status, second.status]).toEqual([200, 200]);
    expect(app.log.some((line) => line.includes('database-connection-lost'))).toBe(true);
    await expectServing();
  });

  it('in the middle of a read is a 503, and the next request works', async () => {
    const holder = await app.administrator.hold('LOCK TABLE positions IN ACCESS EXCLUSIVE MODE');

    const answer = await endOf(app.ask('GET', PATH));
    await holder.end();

    expectUnavailable(answer);
    await expectServing();
  });

  it.each([
    ['before a save’s first statement after entering the user', 'portfolios'],
    ['between the statements of a save', 'positions'],
    ['before a save’s last statement', 'portfolio_changes'],
  ])('%s leaves nothing of it', async (_when, table) => {
    const before = await stored();
    await blockWrites(table, 'at once');

    const answer = await endOf(app.ask('PUT', PATH, { body: AFTER }));
    await unblockWrites();

    expectUnavailable(answer);
    expect(await stored()).toEqual(before);
    await expectServing();
  });

  it('at COMMIT leaves nothing of the save', async () => {
    const before = await stored();
    await blockWrites('portfolio_changes', 'at commit');

    const saving = app.ask('PUT', PATH, { body: AFTER });
    const [blocked] = await app.administrator.blocked();
    const answer = await endOf(saving);
    await unblockWrites();

    expect(blocked?.query).toBe('COMMIT');
    expectUnavailable(answer);
    expect(await stored()).toEqual(before);
    await expectServing();
  });

  it('of every request at once costs those requests, and nobody after them', async () => {
    const holder = await app.administrator.hold('LOCK TABLE positions IN ACCESS EXCLUSIVE MODE');
    const asked = Array.from({ length: 3 }, () => app.ask('GET', PATH));
    await app.administrator.terminate(await app.administrator.blocked(3));
    const answers = await Promise.all(asked);
    await holder.end();

    answers.forEach(expectUnavailable);
    await expectServing();
  });
});
