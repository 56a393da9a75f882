import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { aDocument } from '../support/app-under-test.js';
import { type DatabaseApp, startDatabaseApp } from '../support/database-app.js';
import { waitUntil } from '../support/wait-until.js';

const PATH = '/v1/portfolios/mine';
const BEFORE = aDocument();
const AFTER = aDocument({ portfolio_input: { CCC: { shares: 3 } } });
const LIMIT_MS = 700;

describe('a statement that takes longer than statement_timeout', () => {
  let app: DatabaseApp;

  beforeAll(async () => {
    const statement_timeout = `${LIMIT_MS.toString()}ms`;
    app = await startDatabaseApp({ limits: { statement_timeout, lock_timeout: '30s' } });
    // Of a sequence it is seen how often something began, also when that was undone.
    await app.administrator.query(`
      CREATE SEQUENCE begun;
      CREATE FUNCTION be_slow() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$
      BEGIN
        PERFORM nextval('begun');
        PERFORM pg_sleep(60);
        RETURN NEW;
      END $$`);
  });

  beforeEach(() => app.ask('PUT', PATH, { body: BEFORE }));

  afterEach(async () => {
    await app.administrator.query('DROP TRIGGER IF EXISTS slow ON positions');
  });

  afterAll(() => app.close());

  it('is a 503 of its own in a save, begun once, and nothing of it is kept', async () => {
    await app.administrator.query(
      'CREATE TRIGGER slow BEFORE INSERT ON positions FOR EACH ROW EXECUTE FUNCTION be_slow()',
    );

    const start = performance.now();
    const { status, json, headers } = await app.ask('PUT', PATH, { body: AFTER });
    const tookMs = performance.now() - start;

    expect([status, json]).toMatchObject([503, { code: 'database-timeout' }]);
    expect(headers['retry-after']).toMatch(/^[1-9]\d*$/);
    expect(tookMs).toBeGreaterThan(LIMIT_MS - 50);
    expect(tookMs).toBeLessThan(10_000);
    expect(await app.administrator.query('SELECT last_value::int FROM begun')).toEqual([
      { last_value: 1 },
    ]);
    expect((await app.ask('GET', PATH)).json).toEqual({ name: 'mine', ...BEFORE });
    await expectAllGivenBack();
  });

  it('is the same in a read', async () => {
    const holder = await app.administrator.hold('LOCK TABLE positions IN ACCESS EXCLUSIVE MODE');
    const { status, json } = await app.ask('GET', PATH);
    await holder.end();

    expect([status, json]).toMatchObject([503, { code: 'database-timeout' }]);
    expect((await app.ask('GET', PATH)).status).toBe(200);
    await expectAllGivenBack();
  });

  async function expectAllGivenBack(): Promise<void> {
    await waitUntil('all are given back', async () => (await app.pool()).inUse === 0);
    expect((await app.administrator.backends()).every(({ state }) => state === 'idle')).toBe(true);
  }
});
