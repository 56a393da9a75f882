import type { ClientBase } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import { Secret } from '../../../common/secret.js';
import { prepareApplicationRole } from './application-role.js';
import { migrate, type MigrationRun } from './migrate.js';
import { MIGRATIONS_FOLDER } from './migration-folder.js';
import { compareMigrations } from './migration-status.js';
import { migrationsPending } from './migrations-pending.error.js';

/** The two logins of one database. */
export interface DatabaseLogins {
  /** For the login that owns nothing. */
  readonly url: Secret;
  /** For the login that owns the tables; null where nobody said. */
  readonly ownerUrl: Secret | null;
}

/**
 * Gives the program's login its rights, and applies what is pending.
 * @returns names of the migrations applied now, oldest first
 * @throws AppError `invalid-settings`, `unsafe-database-role`, `migration-failed`
 */
export async function bringUpToDate(
  logins: DatabaseLogins,
  run: MigrationRun = {},
): Promise<readonly string[]> {
  const ownerUrl = requireOwner(logins);
  const { password } = new URL(logins.url.reveal());
  await prepareApplicationRole({
    ownerUrl,
    applicationLogin: loginOf(logins.url),
    password: password === '' ? null : new Secret(decodeURIComponent(password)),
  });
  return migrate(ownerUrl, run);
}

/** @throws AppError `invalid-settings` when there is none, or it is the program's own login */
export function requireOwner({ url, ownerUrl }: DatabaseLogins): Secret {
  if (ownerUrl === null) {
    throw new AppError(
      'invalid-settings',
      'DATABASE_OWNER_URL is not set: tables are made by a login that owns them, and the program runs as another one that does not',
    );
  }
  if (loginOf(ownerUrl) !== loginOf(url)) return ownerUrl;
  throw new AppError(
    'invalid-settings',
    `DATABASE_URL and DATABASE_OWNER_URL are of the same login, ${loginOf(url)}: row-level security does not hold for who owns the tables; give the program a login of its own`,
  );
}

/** @throws AppError `migrations-pending` naming the command, or `migration-failed` when database and program do not belong together */
export async function requireMigrated(
  client: ClientBase,
  folder: string = MIGRATIONS_FOLDER,
): Promise<void> {
  const { pending } = await compareMigrations(client, folder);
  if (pending.length === 0) return;
  const names = pending.map(({ name }) => name).join(', ');
  throw migrationsPending(`these migrations are pending: ${names}`);
}

function loginOf(url: Secret): string {
  return decodeURIComponent(new URL(url.reveal()).username);
}
