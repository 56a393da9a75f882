import { Client } from 'pg';
import type { MigratedDatabase } from '../../support/temporary-database.js';

/** How many users there are, and what each has. */
export const FILLED = { users: 1000, portfolios: 5, positions: 50, sessions: 10 } as const;

/** When the rows were written: noon of 2024-01-02. Sessions of nine users in a thousand are over by then. */
const NOON = `'2024-01-02 12:00Z'::timestamptz`;
const VERSION = `repeat('0', 64)`;
/** UTF-16, high byte first, of a name `given` that is ASCII. */
const NAME_ORDER = `decode(regexp_replace(encode(convert_to(given, 'UTF8'), 'hex'), '(..)', '00\\1', 'g'), 'hex')`;

const series = (most: number, name: string): string =>
  `generate_series(1, ${most.toString()}) AS ${name}`;

/** In the order in which rows depend on each other. Users are `user-1` and so on; each has the same as all others. */
const STATEMENTS = [
  `INSERT INTO users (google_user_id, email, last_login)
   SELECT 'user-' || n, 'user-' || n || '@example.com', ${NOON} FROM ${series(FILLED.users, 'n')}`,
  `INSERT INTO portfolios (user_id, name, name_order, start_date, end_date, version)
   SELECT id, given, ${NAME_ORDER}, '2018-01-01', '2022-12-31', ${VERSION}
   FROM users, ${series(FILLED.portfolios, 'n')}, concat('portfolio-', n) AS given`,
  `INSERT INTO positions (portfolio_id, user_id, ticker, shares)
   SELECT id, user_id, 'T' || n, n FROM portfolios, ${series(FILLED.positions, 'n')}`,
  `INSERT INTO expected_returns (portfolio_id, user_id, ticker, expected_return)
   SELECT id, user_id, 'T' || n, 0.01 * n FROM portfolios, ${series(10, 'n')}`,
  `INSERT INTO factor_proxies (portfolio_id, user_id, ticker, market_proxy)
   SELECT id, user_id, 'T' || n, 'SPY' FROM portfolios, ${series(10, 'n')}`,
  `INSERT INTO scenarios (user_id, name, name_order, version)
   SELECT id, given, ${NAME_ORDER}, ${VERSION} FROM users, ${series(2, 'n')}, concat('scenario-', n) AS given`,
  `INSERT INTO scenario_positions (scenario_id, user_id, ticker, target_weight)
   SELECT id, user_id, 'T' || n, 0.05 FROM scenarios, ${series(20, 'n')}`,
  `INSERT INTO risk_limits (user_id, portfolio_id, max_loss, version)
   SELECT id, NULL, -0.2, ${VERSION} FROM users
   UNION ALL SELECT user_id, id, -0.1, ${VERSION} FROM portfolios`,
  `INSERT INTO portfolio_changes (id, user_id, document, name, version_after, changes, created_at)
   SELECT gen_random_uuid(), user_id, 'portfolio', name, ${VERSION}, '[]', ${NOON} + n * interval '1 second'
   FROM portfolios, ${series(8, 'n')}`,
  `INSERT INTO limit_checks (id, user_id, portfolio_name, has_transition, times, as_of, limits_origin, input_hash,
     engine_version, limits, created_at, last_at)
   SELECT gen_random_uuid(), user_id, name, n % 5 = 0, 1, '2022-12-30', 'user', 'hash-' || n, '1', '{}', ${NOON}, ${NOON}
   FROM portfolios, ${series(8, 'n')}`,
  `INSERT INTO idempotency_keys (user_id, key, record, created_at)
   SELECT id, 'key-' || n, '{}', ${NOON} FROM users, ${series(5, 'n')}`,
  `INSERT INTO archived_rows (user_id, table_name, content, archived_at)
   SELECT id, 'portfolios', '{}', ${NOON} FROM users, ${series(5, 'n')}`,
  `INSERT INTO user_sessions (id, session_id, user_id, created_at, expires_at, last_accessed)
   SELECT gen_random_uuid(), encode(sha256(convert_to(id || '/' || n, 'UTF8')), 'hex'), id, begun, begun + interval '7 days', begun
   FROM users, ${series(FILLED.sessions, 'n')},
     LATERAL (SELECT ${NOON} - CASE WHEN id % 1000 < 9 THEN interval '8 days' ELSE interval '0' END AS begun) AS moment`,
  `INSERT INTO api_tokens (id, token_hash, user_id, name, scopes, created_at, expires_at)
   SELECT gen_random_uuid(), encode(sha256(convert_to('token' || id || '/' || n, 'UTF8')), 'hex'), id, 'token-' || n, '{read}',
     ${NOON}, ${NOON} + interval '90 days' FROM users, ${series(2, 'n')}`,
  // Milliseconds since 1970: of 2100, and of 2020 where the window is over.
  `INSERT INTO rate_counters (key, points, expire)
   SELECT 'count-' || n, 1, CASE WHEN n % 100 = 0 THEN 1577836800000 ELSE 4102444800000 END FROM ${series(5000, 'n')}`,
  'ANALYZE',
];

/** Fills every table as many users would in a while, and tells the planner what there is. */
export async function fillDatabase({ administratorUrl }: MigratedDatabase): Promise<void> {
  const administrator = new Client(administratorUrl.reveal());
  await administrator.connect();
  try {
    // Rows that refer to others are known to be right: to look that up for each takes most of the time.
    await administrator.query('SET session_replication_role = replica');
    for (const statement of STATEMENTS) await administrator.query(statement);
  } finally {
    await administrator.end();
  }
}
