import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Client } from 'pg';
import { toUserId } from '../../src/auth/user-id.js';
import { systemClock } from '../../src/common/clock.js';
import { openStorage } from '../../src/storage/storage-adapters.js';
import { aPortfolio, shares } from '../support/portfolio-builder.js';
import { anApiToken, aSession, hoursAfterNoon } from '../support/credentials.js';
import { findings, finding } from '../support/limit-findings.js';
import { aMigratedDatabase, type MigratedDatabase } from '../support/temporary-database.js';

const ANN = toUserId('ann');
const BOB = toUserId('bob');
const ANY = { condition: { kind: 'any' }, reason: null } as const;

/** Every table that holds something of a user's, as the database itself tells. */
const TABLES = [
  'users',
  'portfolios',
  'positions',
  'expected_returns',
  'factor_proxies',
  'scenarios',
  'scenario_positions',
  'risk_limits',
  'portfolio_changes',
  'limit_checks',
  'idempotency_keys',
  'user_sessions',
  'api_tokens',
];

/** Tables that the program's login has no right to. */
const OWNERS_ALONE = ['archived_rows'];

/** Those of nobody: counts under hashes, and when periodic work began. */
const OF_NOBODY = ['rate_counters', 'scheduled_runs'];

/** Nobody changes a row of these as a whole: users not at all, the rest but for the moment of the last use. */
const KEPT_WHOLE = ['users', 'portfolio_changes', 'user_sessions', 'api_tokens'];

describe('row-level security', () => {
  let database: MigratedDatabase;
  let hostile: Client;

  beforeAll(async () => {
    database = await aMigratedDatabase();
    const { url, ownerUrl } = database;
    const server = { kind: 'address', url, ownerUrl } as const;
    const rest = { poolSize: 2, fileDirectory: '/nowhere', migrateOnBoot: false };
    const storage = await openStorage({ store: 'database', server, ...rest }, systemClock);
    for (const owner of [ANN, BOB]) {
      const portfolio = aPortfolio([shares('NVDA', 1)], {
        expectedReturns: new Map([['NVDA', 0.1]]),
        factorProxies: new Map([
          ['NVDA', { market: 'SPY', momentum: null, value: null, industry: null, subindustry: [] }],
        ]),
      });
      await storage.portfolios.save(owner, 'main', portfolio, ANY);
      await storage.scenarios.save(
        owner,
        's',
        {
          description: null,
          basePortfolio: null,
          targetWeights: new Map([['SPY', 1]]),
          extra: new Map(),
        },
        ANY,
      );
      const limits = { limits: { max_loss: -0.2 }, additionalSettings: null, extra: new Map() };
      await storage.riskLimits.save(owner, null, limits, ANY);
      await storage.limitChecks.append(owner, 'main', findings({ max_loss: finding('breach') }));
      await storage.idempotencyKeys.claim(owner, { key: 'k', fingerprint: 'f' });
      await storage.sessions.create(owner, aSession());
      await storage.apiTokens.create(owner, anApiToken(), hoursAfterNoon(0));
    }
    await storage.close();
    hostile = new Client(url.reveal());
    await hostile.connect();
  });

  afterAll(async () => {
    await hostile.end();
    await database.dispose();
  });

  /** Runs `sql` in a transaction that has entered `sub`, or nobody, and undoes it. */
  async function as(sub: string | null, sql: string): Promise<{ rows: unknown[]; count: number }> {
    await hostile.query('BEGIN');
    try {
      if (sub !== null) await hostile.query('SELECT enter_user($1)', [sub]);
      const { rows, rowCount } = await hostile.query<Record<string, unknown>>(sql);
      return { rows, count: rowCount ?? 0 };
    } finally {
      await hostile.query('ROLLBACK');
    }
  }

  it('is forced on every table that holds something of a user', async () => {
    const { rows } = await as(
      null,
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND relrowsecurity AND relforcerowsecurity`,
    );
    const { rows: all } = await as(
      null,
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND relname NOT IN ('_prisma_migrations', '${OF_NOBODY.join("', '")}')`,
    );

    expect(rows.map((row) => JSON.stringify(row)).sort()).toEqual(
      all.map((row) => JSON.stringify(row)).sort(),
    );
    expect(all).toHaveLength(TABLES.length + OWNERS_ALONE.length);
  });

  it.each(TABLES)(
    'shows of %s its user’s rows to a query without a filter, and no other',
    async (table) => {
      const whole = await as('ann', `SELECT count(*)::int AS count FROM ${table}`);
      const others = await as('nobody', `SELECT count(*)::int AS count FROM ${table}`);

      // Ann's alone, of two users with as much each: her limits, say, are one row and not two.
      const own = (whole.rows[0] as { count: number }).count;
      const administrator = new Client(database.administratorUrl.reveal());
      await administrator.connect();
      const { rows } = await administrator.query<{ count: number }>(
        `SELECT count(*)::int AS count FROM ${table}`,
      );
      await administrator.end();
      expect(own).toBeGreaterThan(0);
      expect(own * 2).toBe(rows[0]?.count);
      expect(others.rows).toEqual([{ count: 0 }]);
    },
  );

  it.each(TABLES)('shows nothing of %s to a transaction that has entered nobody', async (table) => {
    expect(await as(null, `SELECT * FROM ${table}`)).toEqual({ rows: [], count: 0 });
  });

  it.each(TABLES.filter((table) => !KEPT_WHOLE.includes(table)))(
    'changes and removes in %s nothing of another user, with no filter at all',
    async (table) => {
      const mine = await as('ann', `SELECT FROM ${table}`);

      const all = await as('ann', `DELETE FROM ${table}`);
      const changed = await as('ann', `UPDATE ${table} SET user_id = user_id`);

      expect(all.count).toBe(mine.count);
      expect(changed.count).toBe(mine.count);
    },
  );

  it.each(OWNERS_ALONE)('lets nobody but the owner see or write %s', async (table) => {
    for (const sql of [`SELECT FROM ${table}`, `DELETE FROM ${table}`]) {
      await expect(as('ann', sql)).rejects.toThrow(/permission denied/);
    }
  });

  it.each([
    ['user_sessions', 'last_accessed'],
    ['api_tokens', 'last_used'],
  ])('changes of %s only %s, and of its user only', async (table, column) => {
    const mine = await as('ann', `SELECT FROM ${table}`);

    const used = await as('ann', `UPDATE ${table} SET ${column} = now()`);
    const removed = await as('ann', `DELETE FROM ${table}`);

    expect(mine.count).toBeGreaterThan(0);
    expect(used.count).toBe(mine.count);
    expect(removed.count).toBe(mine.count);
    for (const fixed of ['user_id', 'expires_at', 'created_at', 'id']) {
      const sql = `UPDATE ${table} SET ${fixed} = ${fixed}`;
      await expect(as('ann', sql)).rejects.toThrow(/permission denied/);
    }
  });

  it('archives and takes back the rows of nobody but the user who has entered', async () => {
    await expect(as(null, 'SELECT archive_documents()')).rejects.toThrow(/nobody has entered/);
    await hostile.query('BEGIN');
    await hostile.query(`SELECT enter_user('ann'), archive_documents()`);
    const { rows: own } = await hostile.query('SELECT FROM portfolios');
    await hostile.query(`SELECT enter_user('bob'), take_back_documents()`);
    const { rows: bobs } = await hostile.query('SELECT FROM portfolios');

    await expect(hostile.query(`SELECT enter_documents('ann')`)).rejects.toMatchObject({
      code: 'RM001',
    });
    await hostile.query('ROLLBACK');
    expect(own).toHaveLength(0);
    expect(bobs).toHaveLength(1);
  });

  it('lets nobody write a row as another user', async () => {
    await expect(
      as(
        'ann',
        `INSERT INTO portfolios (user_id, name, name_order, start_date, end_date, version)
         SELECT id + 1, 'x', 'x', '2020-01-01', '2021-01-01', '' FROM users`,
      ),
    ).rejects.toThrow(/row-level security/);
    await expect(as('ann', 'UPDATE portfolios SET user_id = user_id + 1')).rejects.toThrow(
      /row-level security/,
    );
  });

  it('keeps what happened from being rewritten, and users from being read or made by hand', async () => {
    for (const sql of [
      `UPDATE portfolio_changes SET reason = 'other'`,
      'DELETE FROM portfolio_changes',
      `INSERT INTO users (google_user_id) VALUES ('eve')`,
      `UPDATE users SET role = 'admin'`,
      'DELETE FROM users',
      'TRUNCATE portfolios CASCADE',
      'ALTER TABLE portfolios DISABLE ROW LEVEL SECURITY',
      'DROP POLICY portfolios_of_user ON portfolios',
      "UPDATE users SET tier = 'paid'",
      'SELECT * FROM scheduled_runs',
      'TRUNCATE user_sessions',
      'CREATE TABLE mine (x int)',
      'SET ROLE risk_owner',
    ]) {
      await expect(as('ann', sql)).rejects.toThrow(/permission denied|must be owner/);
    }
  });

  it('forgets who entered when the transaction ends, as behind a pooler', async () => {
    await as('ann', 'SELECT 1');

    const { rows } = await hostile.query('SELECT * FROM portfolios');

    expect(rows).toEqual([]);
  });
});
