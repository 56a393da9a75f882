import { type Client, escapeIdentifier, escapeLiteral } from 'pg';
import { passwordVerifier } from '../migrations/password-verifier.js';
import { LOGIN_NAMES, type Login, type Passwords } from './logins.js';

/** The database of the program; its tables come by migrations. */
export const DATABASE = 'risk';

/** What each login may beside what is granted to it. The owner makes roles and, for tests, databases. */
const RIGHTS = {
  owner: 'LOGIN NOSUPERUSER NOBYPASSRLS CREATEDB CREATEROLE',
  application: 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE',
} as const;

/** Makes the owner's and the application's login and the database, whichever lacks. */
export async function ensureLogins(administrator: Client, passwords: Passwords): Promise<void> {
  await ensureLogin(administrator, 'owner', passwords);
  await ensureLogin(administrator, 'application', passwords);
  await letOwnerAdminister(administrator);
  const found = await administrator.query('SELECT 1 FROM pg_database WHERE datname = $1', [
    DATABASE,
  ]);
  if (found.rowCount !== 0) return;
  await administrator.query(
    `CREATE DATABASE ${escapeIdentifier(DATABASE)} OWNER ${LOGIN_NAMES.owner}`,
  );
}

/** Who may grant memberships in roles and set parameters on them is who administers them; before 16, who may make roles. */
async function letOwnerAdminister(administrator: Client): Promise<void> {
  const { rows } = await administrator.query<{ readonly needsGrant: boolean }>(
    `SELECT current_setting('server_version_num')::int >= 160000 AS "needsGrant"`,
  );
  if (rows[0]?.needsGrant !== true) return;
  await administrator.query(
    `GRANT ${LOGIN_NAMES.application} TO ${LOGIN_NAMES.owner} WITH ADMIN TRUE, INHERIT FALSE, SET FALSE`,
  );
}

async function ensureLogin(
  administrator: Client,
  login: Exclude<Login, 'administrator'>,
  passwords: Passwords,
): Promise<void> {
  const name = LOGIN_NAMES[login];
  const found = await administrator.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (found.rowCount !== 0) return;
  const verifier = escapeLiteral(passwordVerifier(passwords[login]));
  await administrator.query(`CREATE ROLE ${name} ${RIGHTS[login]} PASSWORD ${verifier}`);
}
