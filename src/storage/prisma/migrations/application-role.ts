import { type ClientBase, escapeIdentifier } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import type { Secret } from '../../../common/secret.js';
import { alone } from './migration-session.js';

/** What the first migration grants everything to that the program needs. */
const GROUP = 'risk_application';

/** On the login, so that they hold behind a pooler too. */
const ROLE_SETTINGS = {
  statement_timeout: '30s',
  lock_timeout: '10s',
  idle_in_transaction_session_timeout: '60s',
  timezone: 'UTC',
  default_transaction_isolation: 'read committed',
};

/**
 * Gives the program's login its rights and its limits on this database; nothing changes when it has them.
 * @throws AppError `unsafe-database-role` with the SQL to be run by somebody who may, when the owner may not
 */
export function prepareApplicationRole(ownerUrl: Secret, login: string): Promise<void> {
  return alone(ownerUrl, async (client) => {
    const statements = await missingStatements(client, login);
    try {
      for (const statement of statements) await client.query(statement);
    } catch (error) {
      const detail = `the owner of the database may not prepare the login ${login}; let an administrator run: ${statements.join('; ')};`;
      throw new AppError('unsafe-database-role', detail, { cause: error });
    }
  });
}

/** @throws AppError `unsafe-database-role` when the login could see what row-level security hides from it */
export async function requireSafeRole(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ login: string; mayAll: boolean; owns: boolean }>(`
    SELECT current_user::text AS login, r.rolsuper OR r.rolbypassrls AS "mayAll",
      EXISTS (SELECT FROM pg_tables WHERE schemaname = 'public' AND pg_has_role(tableowner, 'USAGE')) AS owns
    FROM pg_roles r WHERE r.rolname = current_user`);
  const [role] = rows;
  if (role === undefined || (!role.mayAll && !role.owns)) return;
  const why = role.mayAll ? 'goes around row-level security' : 'owns tables';
  throw new AppError(
    'unsafe-database-role',
    `the login ${role.login} of DATABASE_URL ${why}; give the program a login of its own that owns nothing, and this one to DATABASE_OWNER_URL`,
  );
}

async function missingStatements(client: ClientBase, login: string): Promise<readonly string[]> {
  const name = escapeIdentifier(login);
  const { rows } = await client.query<{
    isMember: boolean;
    settings: readonly string[];
    database: string;
  }>(
    `SELECT pg_has_role($1, $2, 'MEMBER') AS "isMember", current_database() AS database,
       coalesce((SELECT setconfig FROM pg_db_role_setting s
         WHERE s.setrole = r.oid
           AND s.setdatabase = (SELECT oid FROM pg_database WHERE datname = current_database())), '{}') AS settings
     FROM pg_roles r WHERE r.rolname = $1`,
    [login, GROUP],
  );
  const [role] = rows;
  if (role === undefined) {
    throw new AppError('unsafe-database-role', `the database has no login ${login}; make it first`);
  }
  const database = escapeIdentifier(role.database);
  const grants = [
    ...(role.isMember ? [] : [`GRANT ${GROUP} TO ${name}`]),
    `GRANT SELECT ON _prisma_migrations TO ${GROUP}`,
  ];
  const sets = Object.entries(ROLE_SETTINGS)
    .filter(([key, value]) => !role.settings.includes(`${key}=${value}`))
    .map(([key, value]) => `ALTER ROLE ${name} IN DATABASE ${database} SET ${key} = '${value}'`);
  return [...grants, ...sets];
}
