import type { ClientBase } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import { APPLICATION_GROUP } from './application-role.js';

interface Powers {
  readonly login: string;
  readonly isSuperuser: boolean;
  readonly bypassesRows: boolean;
  /** A table that it owns, by itself or through a role that it can become. */
  readonly ownedTable: string | null;
}

/**
 * Row-level security holds for nobody who is above it: such a login is not for the program.
 * @throws AppError `unsafe-database-role`
 */
export async function requireSafeApplicationRole(client: ClientBase): Promise<void> {
  const { rows } = await client.query<Powers>(`
    SELECT current_user::text AS login,
      bool_or(rolsuper) AS "isSuperuser",
      bool_or(rolbypassrls) AS "bypassesRows",
      (SELECT min(tablename) FROM pg_tables
        WHERE schemaname = current_schema() AND pg_has_role(tableowner, 'MEMBER')) AS "ownedTable"
    FROM pg_roles WHERE pg_has_role(oid, 'MEMBER')`);
  for (const powers of rows) {
    const why = whyUnsafe(powers);
    if (why === null) continue;
    throw new AppError(
      'unsafe-database-role',
      `the login ${powers.login} of DATABASE_URL ${why}, so that row-level security would not hold for it; give the program a login of its own that is in ${APPLICATION_GROUP} and owns nothing, and this one to DATABASE_OWNER_URL`,
    );
  }
}

function whyUnsafe({ isSuperuser, bypassesRows, ownedTable }: Powers): string | null {
  if (isSuperuser) return 'is a superuser, or can become one';
  if (bypassesRows) return 'has BYPASSRLS, or can become one that has it';
  return ownedTable === null ? null : `owns the table ${ownedTable}, or can become its owner`;
}
