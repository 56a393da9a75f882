import * as z from 'zod/mini';
import { Secret } from '../common/secret.js';
import { isDatabaseUrl } from './database-url.js';
import { HIGHEST_PORT, oneOf, path, wholeNumber } from './setting-schemas.js';
import type { SettingRow } from './setting-row.js';

/** A PostgreSQL of the project's own, in place of an address. */
export const EMBEDDED = 'embedded';

export const DATABASE_SSL_MODES = ['disable', 'require', 'verify-full'] as const;

export const DEPLOYMENTS = ['development', 'staging', 'production', 'test'] as const;

const LARGEST_POOL = 500;

/** Where the database is and how it is used; they matter when `USE_DATABASE` is true. */
export const DATABASE_SETTINGS = {
  databaseUrl: {
    name: 'DATABASE_URL',
    meaning:
      'Address of the database, for the login that owns nothing; `embedded` runs a PostgreSQL of the program’s own; without it the `DB_` settings say where it is',
    legal: 'embedded, or a postgresql:// address',
    default: '',
    isHidden: true,
    schema: databaseAddress([EMBEDDED]),
  },
  databaseOwnerUrl: {
    name: 'DATABASE_OWNER_URL',
    meaning:
      'Address for the login that owns the tables, straight to the server and not through a pooler; for migrations and maintenance',
    legal: 'a postgresql:// address',
    default: '',
    isHidden: true,
    schema: databaseAddress([]),
  },
  databaseHost: {
    name: 'DB_HOST',
    meaning: 'Host of the database, when there is no `DATABASE_URL`',
    legal: 'a host name or address',
    default: 'localhost',
    schema: z.string().check(z.regex(/^[^\s/?#@]+$/)),
  },
  databasePort: {
    name: 'DB_PORT',
    meaning: 'Port of the database, when there is no `DATABASE_URL`',
    legal: `a whole number from 1 to ${HIGHEST_PORT}`,
    default: '5432',
    schema: wholeNumber(1, HIGHEST_PORT),
  },
  databaseName: {
    name: 'DB_NAME',
    meaning: 'Name of the database, when there is no `DATABASE_URL`',
    legal: '1 to 63 characters',
    default: 'risk_module_db',
    schema: z.string().check(z.maxLength(63)),
  },
  databaseUser: {
    name: 'DB_USER',
    meaning: 'Login of the database, when there is no `DATABASE_URL`',
    legal: '1 to 63 characters',
    default: 'postgres',
    schema: z.string().check(z.maxLength(63)),
  },
  databasePassword: {
    name: 'DB_PASSWORD',
    meaning: 'Password of that login; never logged',
    legal: 'up to 1024 characters',
    default: '',
    isHidden: true,
    schema: z.pipe(
      z.string().check(z.maxLength(1024)),
      z.transform((text) => (text === '' ? null : new Secret(text))),
    ),
  },
  databaseSsl: {
    name: 'DB_SSL',
    meaning:
      'Whether the connection is encrypted, and whether the server has to prove who it is; what an address says of it wins',
    legal: oneOf(DATABASE_SSL_MODES),
    default: 'disable',
    schema: z.enum(DATABASE_SSL_MODES),
  },
  databaseSslAuthority: {
    name: 'DB_SSL_CA',
    meaning: 'File of the certificates that `verify-full` trusts; none takes those of the system',
    legal: 'a path',
    default: '',
    schema: z.pipe(
      z.string().check(z.regex(/^[^\0]*$/)),
      z.transform((text) => (text === '' ? null : text)),
    ),
  },
  databasePoolSize: {
    name: 'DB_POOL_SIZE',
    meaning:
      'Connections to the database at most; `auto` is 5 in development, 10 in staging, 20 in production',
    legal: `auto, or a whole number from 1 to ${LARGEST_POOL}`,
    default: 'auto',
    schema: z.union([z.literal('auto'), wholeNumber(1, LARGEST_POOL)]),
  },
  migrateOnBoot: {
    name: 'DB_MIGRATE_ON_BOOT',
    meaning: 'Whether the server brings the tables up to date when it starts',
    legal: oneOf(['false', 'true']),
    default: 'false',
    schema: z.pipe(
      z.enum(['false', 'true']),
      z.transform((text) => text === 'true'),
    ),
  },
  embeddedDirectory: {
    name: 'EMBEDDED_DIR',
    meaning: 'Folder of the database of the program’s own; made when it is missing',
    legal: 'a path',
    default: './database',
    schema: path(),
  },
  deployment: {
    name: 'ENVIRONMENT',
    meaning: 'What the program runs for; `NODE_ENV` says it when this does not',
    legal: oneOf(DEPLOYMENTS),
    default: 'development',
    insteadOf: 'NODE_ENV',
    schema: z.enum(DEPLOYMENTS),
  },
} as const satisfies Readonly<Record<string, SettingRow>>;

/** Null when it is not set. */
function databaseAddress(words: readonly string[]): z.ZodMiniType<Secret | null, string> {
  return z.pipe(
    z
      .string()
      .check(z.refine((text) => text === '' || words.includes(text) || isDatabaseUrl(text))),
    z.transform((text) => (text === '' ? null : new Secret(text))),
  );
}
