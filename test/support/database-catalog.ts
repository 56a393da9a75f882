import type { Secret } from '../../src/common/secret.js';
import { queryDatabase } from './query-database.js';

/** Everything that migrations make in a database, as the server itself writes it; in an order of its own. */
const PARTS: Readonly<Record<string, string>> = {
  schemas: `SELECT nspname, nspacl::text FROM pg_namespace WHERE nspname !~ '^pg_(toast|temp)' ORDER BY nspname`,
  tables: `SELECT relname, relkind, relrowsecurity, relforcerowsecurity, relacl::text, reloptions::text
    FROM pg_class WHERE relnamespace = 'public'::regnamespace ORDER BY relname`,
  columns: `SELECT attrelid::regclass::text AS of, attname, format_type(atttypid, atttypmod) AS type, attnotnull,
      attidentity, attgenerated, attacl::text, pg_get_expr(adbin, adrelid) AS default
    FROM pg_attribute JOIN pg_class c ON c.oid = attrelid AND c.relnamespace = 'public'::regnamespace
      LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
    WHERE attnum > 0 AND NOT attisdropped ORDER BY 1, attnum`,
  constraints: `SELECT conrelid::regclass::text AS of, conname, pg_get_constraintdef(oid) AS definition
    FROM pg_constraint WHERE connamespace = 'public'::regnamespace ORDER BY 1, 2`,
  indexes: `SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public' ORDER BY 1`,
  policies: `SELECT tablename, policyname, permissive, roles::text, cmd, qual, with_check
    FROM pg_policies ORDER BY 1, 2`,
  functions: `SELECT oid::regprocedure::text AS name, pg_get_functiondef(oid) AS definition, proacl::text
    FROM pg_proc WHERE pronamespace = 'public'::regnamespace ORDER BY 1`,
  types: `SELECT typname, typtype, typacl::text FROM pg_type WHERE typnamespace = 'public'::regnamespace ORDER BY 1`,
  triggers: `SELECT tgrelid::regclass::text AS of, tgname, pg_get_triggerdef(oid) AS definition
    FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2`,
  extensions: 'SELECT extname FROM pg_extension ORDER BY 1',
  defaultPrivileges: 'SELECT defaclobjtype, defaclacl::text FROM pg_default_acl ORDER BY 1, 2',
};

export type Catalog = Readonly<Record<string, readonly unknown[]>>;

export async function databaseCatalog(url: Secret): Promise<Catalog> {
  const catalog: Record<string, readonly unknown[]> = {};
  for (const [part, sql] of Object.entries(PARTS)) catalog[part] = await queryDatabase(url, sql);
  return catalog;
}
