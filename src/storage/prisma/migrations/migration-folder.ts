import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';

/** One step of the tables, and the way back. */
export interface Migration {
  /** Of its folder: time and subject; their order is that of application. */
  readonly name: string;
  readonly sql: string;
  readonly downSql: string;
  /** SHA-256 (hex) of the SQL, as Prisma keeps it. */
  readonly checksum: string;
}

/** That of this program, beside `src` and `dist` alike. */
export const MIGRATIONS_FOLDER = fileURLToPath(
  new URL('../../../../prisma/migrations/', import.meta.url),
);

/** In order of application. */
export async function readMigrations(folder: string): Promise<readonly Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const names = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  return Promise.all(names.sort(byCodeUnit).map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, name: string): Promise<Migration> {
  const [sql, downSql] = await Promise.all([
    readFile(join(folder, name, 'migration.sql'), 'utf8'),
    readFile(join(folder, name, 'down.sql'), 'utf8'),
  ]);
  return { name, sql, downSql, checksum: createHash('sha256').update(sql).digest('hex') };
}
