import { randomUUID } from 'node:crypto';
import type { ClientBase } from 'pg';
import type { Migration } from './migration-folder.js';

/** A migration as Prisma's table tells of it. */
export interface AppliedMigration {
  readonly name: string;
  readonly checksum: string;
  /** False for one that Prisma's own command began and did not finish. */
  readonly isFinished: boolean;
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
  await client.query(TABLE);
}

/** Oldest first; none where nothing was ever applied. */
export async function appliedMigrations(client: ClientBase): Promise<readonly AppliedMigration[]> {
  const { rows: tables } = await client.query<{ found: string | null }>(
    `SELECT to_regclass('_prisma_migrations')::text AS found`,
  );
  if ((tables[0]?.found ?? null) === null) return [];
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished"
     FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY migration_name`,
  );
  return rows;
}

/** In the transaction of the migration. */
export async function recordMigration(
  client: ClientBase,
  { name, checksum }: Migration,
): Promise<void> {
  await client.query(
    `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
     VALUES ($1, $2, $3, now(), now(), 1)`,
    [randomUUID(), checksum, name],
  );
}

/** In the transaction of the way back. */
export async function forgetMigration(client: ClientBase, name: string): Promise<void> {
  await client.query(
    'DELETE FROM _prisma_migrations WHERE migration_name = $1 AND rolled_back_at IS NULL',
    [name],
  );
}
