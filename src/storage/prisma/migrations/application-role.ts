import { type Client, type ClientBase, escapeIdentifier } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import type { Secret } from '../../../common/secret.js';
import { ensureBookkeeping } from './bookkeeping.js';
import { hasCode } from './error-code.js';
import { alone } from './migration-session.js';
import { inTransaction } from './run-script.js';
import { canBeVerified, passwordVerifier } from './password-verifier.js';

/** Migrations grant it everything that the program needs; logins of the program are its members. */
export const APPLICATION_GROUP = 'risk_application';

/** On the login, so that they hold behind a pooler too. */
const ROLE_SETTINGS = {
  statement_timeout: '30s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  default_transaction_isolation: 'read committed',
};

/** Roles are of all databases of a server, and so somebody may be at them in another one. */
const TIMES_TO_TRY = 3;
const DONE_BY_ANOTHER = ['XX000', '23505', '42710'];

export interface ApplicationLogin {
  readonly ownerUrl: Secret;
  readonly applicationLogin: string;
  /** For a login that is not there yet; that of one that is there stays. */
  readonly password?: Secret | null;
}

/** What is to be run, and how it is shown to a person. */
interface Statement {
  /** Null where there is no password to make the login with. */
  readonly sql: string | null;
  /** Without the password. */
  readonly shown: string;
}

/**
 * Gives the program's login its rights and its limits on this database, and makes it when it is missing and its
 * password known. What is there already is left as it is.
 * @throws AppError `unsafe-database-role` with the SQL for an administrator to run, when the owner may not
 */
export function prepareApplicationRole(login: ApplicationLogin): Promise<void> {
  return alone(login.ownerUrl, async (client) => {
    await ensureBookkeeping(client);
    for (let triesLeft = TIMES_TO_TRY; triesLeft > 0; triesLeft -= 1) {
      const missing = await missingStatements(client, login);
      if (missing.length === 0) return;
      await runAll(client, missing, triesLeft > 1);
    }
  });
}

async function runAll(
  client: Client,
  statements: readonly Statement[],
  mayTryAgain: boolean,
): Promise<void> {
  try {
    await inTransaction(client, async () => {
      for (const { sql } of statements) await client.query(sql ?? noPassword());
    });
  } catch (error) {
    if (mayTryAgain && hasCode(error, ...DONE_BY_ANOTHER)) return;
    const reason = error instanceof Error ? error.message : String(error);
    const lines = statements.map(({ shown }) => `${shown};`);
    throw new AppError(
      'unsafe-database-role',
      [
        `the program's login cannot be prepared: ${reason}; let an administrator of the server run, in this database:`,
        ...lines,
      ].join('\n'),
      { cause: error },
    );
  }
}

function noPassword(): never {
  throw new TypeError('the login is not there, and DATABASE_URL has no password to make it with');
}

interface Found {
  readonly database: string;
  readonly hasGroup: boolean;
  readonly hasLogin: boolean;
  readonly isMember: boolean;
  readonly mayReadMigrations: boolean;
  readonly settings: readonly string[];
}

async function findRoles(client: ClientBase, login: string): Promise<Found> {
  const { rows } = await client.query<Found>(
    `SELECT current_database() AS database,
       g.oid IS NOT NULL AS "hasGroup",
       l.oid IS NOT NULL AS "hasLogin",
       coalesce(pg_has_role(l.oid, g.oid, 'USAGE'), false) AS "isMember",
       coalesce(has_table_privilege(g.oid, '_prisma_migrations', 'SELECT'), false) AS "mayReadMigrations",
       coalesce((SELECT setconfig FROM pg_db_role_setting s JOIN pg_database d ON d.oid = s.setdatabase
         WHERE s.setrole = l.oid AND d.datname = current_database()), '{}') AS settings
     FROM (VALUES (1)) AS one
       LEFT JOIN pg_roles g ON g.rolname = $1
       LEFT JOIN pg_roles l ON l.rolname = $2`,
    [APPLICATION_GROUP, login],
  );
  const [found] = rows;
  if (found === undefined) throw new TypeError('a query of one row without one');
  return found;
}

async function missingStatements(
  client: ClientBase,
  { applicationLogin, password = null }: ApplicationLogin,
): Promise<readonly Statement[]> {
  const found = await findRoles(client, applicationLogin);
  const login = escapeIdentifier(applicationLogin);
  const place = `${login} IN DATABASE ${escapeIdentifier(found.database)}`;
  const settings = new Set(found.settings.map((setting) => setting.toLowerCase()));
  return [
    ...(found.hasGroup ? [] : [plain(`CREATE ROLE ${APPLICATION_GROUP} NOLOGIN`)]),
    ...(found.hasLogin ? [] : [createLogin(login, password)]),
    ...(found.isMember ? [] : [plain(`GRANT ${APPLICATION_GROUP} TO ${login}`)]),
    ...Object.entries(ROLE_SETTINGS)
      // The server writes some names in capitals of its own.
      .filter(([name, value]) => !settings.has(`${name}=${value}`.toLowerCase()))
      .map(([name, value]) => plain(`ALTER ROLE ${place} SET ${name} = '${value}'`)),
    ...(found.mayReadMigrations
      ? []
      : [plain(`GRANT SELECT ON _prisma_migrations TO ${APPLICATION_GROUP}`)]),
  ];
}

function plain(sql: string): Statement {
  return { sql, shown: sql };
}

function createLogin(login: string, password: Secret | null): Statement {
  const create = `CREATE ROLE ${login} LOGIN PASSWORD`;
  const canMake = password !== null && canBeVerified(password);
  return {
    sql: canMake ? `${create} '${passwordVerifier(password)}'` : null,
    shown: `${create} '...'`,
  };
}
