import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openPrismaStorage } from '../../../src/storage/prisma/open-prisma-storage.js';
import { methodsOfPorts, portNames } from '../../support/port-methods.js';
import { queryDatabase } from '../../support/query-database.js';
import { aMigratedDatabase, type MigratedDatabase } from '../../support/temporary-database.js';
import { tickingClock } from '../../support/ticking-clock.js';
import {
  type ExplainedDatabase,
  type ExplainedStatement,
  indexesOf,
  openExplained,
  tablesReadWhole,
} from './explained-database.js';
import { FILLED, fillDatabase } from './fill-database.js';
import { movingOperations } from './moving-operations.js';
import {
  administrationOperations,
  documentOperations,
  historyOperations,
  signInOperations,
  type StoreOperations,
} from './store-operations.js';

/** Of every index of the tables, an operation whose statements look for rows in it. */
const USED_BY: Readonly<Record<string, string>> = {
  users_pkey: 'portfolios.findByName',
  users_google_user_id_key: 'portfolios.findByName',
  users_email_key: 'administration.findUserByEmail',
  portfolios_pkey: 'portfolios.save',
  portfolios_user_id_name_key: 'portfolios.findByName',
  portfolios_user_id_name_order_key: 'portfolios.list, a further page',
  positions_pkey: 'portfolios.findByName',
  expected_returns_pkey: 'portfolios.findByName',
  factor_proxies_pkey: 'portfolios.findByName',
  scenarios_pkey: 'scenarios.save',
  scenarios_user_id_name_key: 'scenarios.findByName',
  scenarios_user_id_name_order_key: 'scenarios.list, a further page',
  scenario_positions_pkey: 'scenarios.findByName',
  risk_limits_user_id_portfolio_id_key: 'riskLimits.find, of a portfolio',
  portfolio_changes_pkey: 'changes.find',
  portfolio_changes_user_id_seq_key: 'changes.list',
  portfolio_changes_user_id_name_seq_idx: 'changes.newest',
  limit_checks_pkey: 'limitChecks.list, older',
  limit_checks_user_id_portfolio_name_seq_key: 'limitChecks.list',
  idempotency_keys_pkey: 'idempotencyKeys.claim',
  archived_rows_pkey: 'a user removed',
  user_sessions_pkey: 'sessions.touch',
  user_sessions_session_id_key: 'sessions.findByHash',
  user_sessions_user_id_idx: 'sessions.list',
  user_sessions_expires_at_idx: 'sessions.purge',
  user_sessions_last_accessed_idx: 'sessions.purge',
  api_tokens_pkey: 'apiTokens.touch',
  api_tokens_token_hash_key: 'apiTokens.findByHash',
  api_tokens_user_id_idx: 'apiTokens.list',
  rate_counters_pkey: 'rateCounters.consume',
  rate_counters_expire_idx: 'rateCounters.purge',
  scheduled_runs_pkey: 'sessions.claimPurge',
};

/** Keys that no statement looks for rows in: a table has to have one, for Prisma and for replication. */
const KEYS_OF_ROWS_ALONE = ['risk_limits_pkey', '_prisma_migrations_pkey'];

/** A row for every migration, or for every kind of periodic work. */
const SMALL_TABLES = ['_prisma_migrations', 'scheduled_runs'];

const PORT_FILE = /(?:\.store|-log|-keys|-counters|storage-administration)\.ts$/;

describe('the plans of what the stores ask a database of a thousand users', () => {
  let migrated: MigratedDatabase;
  let explained: ExplainedDatabase;
  let operations: StoreOperations;
  const statements = new Map<string, readonly ExplainedStatement[]>();

  beforeAll(async () => {
    migrated = await aMigratedDatabase();
    await fillDatabase(migrated);
    explained = await openExplained(migrated);
    const clock = tickingClock();
    const storage = openPrismaStorage(explained.database, clock);
    operations = {
      ...documentOperations(storage),
      ...historyOperations(storage),
      ...signInOperations(storage),
      ...administrationOperations(storage),
      ...movingOperations(explained.database, migrated, clock),
    };
    for (const [name, run] of Object.entries(operations)) {
      statements.set(name, await explained.explain(run));
    }
    const removal = `DELETE FROM users WHERE google_user_id = 'user-12'`;
    statements.set('a user removed', await explained.explainOwner(removal));
  }, 120_000);

  afterAll(async () => {
    await explained.close();
    await migrated.dispose();
  });

  it('are those of as many rows as planned', async () => {
    const [counted] = await queryDatabase(
      migrated.administratorUrl,
      'SELECT count(*)::int AS count FROM positions',
    );
    const small = await queryDatabase(
      migrated.administratorUrl,
      `SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace
         AND reltuples < ${FILLED.users.toString()} ORDER BY relname`,
    );

    // But for the users whom the operations moved, changed or removed.
    const planned = FILLED.users * FILLED.portfolios * FILLED.positions;
    expect(counted?.['count']).toBeGreaterThan(planned * 0.99);
    expect(small.map(({ name }) => name)).toEqual(SMALL_TABLES);
  });

  it('are of every method of every port', () => {
    const names = portNames();
    const methods = methodsOfPorts(PORT_FILE).map(({ name }) => {
      const [port = '', method = ''] = name.split('.');
      return `${names.get(port) ?? port}.${method}`;
    });
    const asked = Object.keys(operations).map((name) => name.split(',')[0]);

    expect(methods.length).toBeGreaterThan(40);
    expect(methods.filter((method) => !asked.includes(method))).toEqual([]);
  });

  it('use every index there is', async () => {
    const indexes = await queryDatabase(
      migrated.ownerUrl,
      `SELECT indexname AS name FROM pg_indexes WHERE schemaname = 'public'`,
    );
    const unused = Object.entries(USED_BY).filter(
      ([index, operation]) => !statements.get(operation)?.flatMap(indexesOf).includes(index),
    );

    expect(indexes.map(({ name }) => name).sort()).toEqual(
      [...Object.keys(USED_BY), ...KEYS_OF_ROWS_ALONE].sort(),
    );
    expect(unused).toEqual([]);
  });

  it('read no table from end to end that grows with its users', () => {
    const readWhole = [...statements].flatMap(([operation, told]) =>
      told
        .filter((statement) => tablesReadWhole(statement).some((name) => !isSmall(name)))
        .map(({ sql }) => ({ operation, sql })),
    );

    expect(readWhole).toEqual([]);
  });

  it('would show a table that is read from end to end', async () => {
    const told = await explained.explainOwner('SELECT count(*) FROM positions WHERE user_id = 7');

    expect(told.flatMap(tablesReadWhole)).toEqual(['positions']);
  });
});

function isSmall(table: string): boolean {
  return SMALL_TABLES.includes(table);
}
