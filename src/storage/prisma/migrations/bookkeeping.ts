import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import { migrationsPending } from './migrations-pending.error.js';
import { checksumsOf, type Migration } from './migration-folder.js';

/** A migration as Prisma's table tells of it. */
export interface RecordedMigration {
  readonly name: string;
  readonly checksum: string;
  /** Null for one that was begun and did not come to its end. */
  readonly finishedAt: Date | null;
}

/** Prisma's own table, to the letter: its commands accept what is written here. */
const TABLE = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

export async function ensureBookkeeping(client: ClientBase): Promise<void> {
  const { exists } = await findBookkeeping(client);
  if (!exists) await client.query(TABLE);
}

/**
 * Oldest first; none where nothing was ever applied. Those rolled back by Prisma's command do not count.
 * @throws AppError `migrations-pending` when the login may not read them yet
 */
export async function recordedMigrations(
  client: ClientBase,
): Promise<readonly RecordedMigration[]> {
  const { exists, isReadable } = await findBookkeeping(client);
  if (!exists) return [];
  if (!isReadable)
    throw migrationsPending('the login of DATABASE_URL has not been given its rights');
  const { rows } = await client.query<RecordedMigration>(
    `SELECT migration_name AS name, checksum, finished_at AS "finishedAt"
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

async function findBookkeeping(
  client: ClientBase,
): Promise<{ readonly exists: boolean; readonly isReadable: boolean }> {
  const { rows } = await client.query<{ isReadable: boolean }>(
    `SELECT has_table_privilege(oid, 'SELECT') AS "isReadable"
     FROM pg_class WHERE oid = to_regclass('_prisma_migrations')`,
  );
  const [found] = rows;
  return { exists: found !== undefined, isReadable: found?.isReadable ?? false };
}

/** @returns the id of the row, which is not finished yet */
export async function recordBegin(client: ClientBase, { name, up }: Migration): Promise<string> {
  const id = randomUUID();
  await client.query(
    'INSERT INTO _prisma_migrations (id, checksum, migration_name) VALUES ($1, $2, $3)',
    [id, checksumsOf(up)[0], name],
  );
  return id;
}

export async function recordEnd(client: ClientBase, id: string): Promise<void> {
  await client.query(
    `UPDATE _prisma_migrations SET finished_at = clock_timestamp(), applied_steps_count = 1, logs = NULL
     WHERE id = $1`,
    [id],
  );
}

export async function recordFailure(client: ClientBase, id: string, reason: string): Promise<void> {
  await client.query('UPDATE _prisma_migrations SET logs = $2 WHERE id = $1', [id, reason]);
}

/** A migration that was undone is one that never was: so Prisma's own status says that it is to be applied. */
export async function forgetMigration(client: ClientBase, name: string): Promise<void> {
  await client.query('DELETE FROM _prisma_migrations WHERE migration_name = $1', [name]);
}
