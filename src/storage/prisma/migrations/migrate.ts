import type { ClientBase } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import type { Secret } from '../../../common/secret.js';
import { ensureBookkeeping, forgetMigration, recordMigration } from './bookkeeping.js';
import { type Migration, MIGRATIONS_FOLDER } from './migration-folder.js';
import { alone } from './migration-session.js';
import { compareMigrations } from './migration-status.js';

export interface MigrationRun {
  /** @default those of this program */
  readonly folder?: string;
  /** Told of each migration when it is done. */
  readonly onStep?: (name: string) => void;
}

/**
 * Brings the tables up to date, each migration whole or not at all; instances that start at once wait for each other.
 * @returns the names of those applied now, oldest first
 * @throws AppError `migration-failed` with the migration, the reason and the place
 */
export function migrate(
  ownerUrl: Secret,
  { folder = MIGRATIONS_FOLDER, onStep }: MigrationRun = {},
): Promise<readonly string[]> {
  return alone(ownerUrl, async (client) => {
    await ensureBookkeeping(client);
    const { pending } = await compareMigrations(client, folder);
    for (const migration of pending) {
      await inTransaction(client, migration.name, migration.sql, () =>
        recordMigration(client, migration),
      );
      onStep?.(migration.name);
    }
    return pending.map(({ name }) => name);
  });
}

/** The newest `steps` migrations, newest first. */
export function rollback(
  ownerUrl: Secret,
  steps: number,
  { folder = MIGRATIONS_FOLDER, onStep }: MigrationRun = {},
): Promise<readonly string[]> {
  return alone(ownerUrl, async (client) => {
    const { applied } = await compareMigrations(client, folder);
    const undone = applied.slice(Math.max(0, applied.length - steps)).reverse();
    for (const migration of undone) {
      await inTransaction(client, migration.name, migration.downSql, () =>
        forgetMigration(client, migration.name),
      );
      onStep?.(migration.name);
    }
    return undone.map(({ name }) => name);
  });
}

async function inTransaction(
  client: ClientBase,
  name: Migration['name'],
  sql: string,
  record: () => Promise<void>,
): Promise<void> {
  try {
    await client.query('BEGIN');
    await client.query(sql);
    await record();
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw new AppError(
      'migration-failed',
      `${name}: ${reasonOf(error, sql)}; nothing of it was kept`,
      {
        cause: error,
      },
    );
  }
}

/** What the server said, and the line it said it of. */
function reasonOf(error: unknown, sql: string): string {
  if (typeof error !== 'object' || error === null || !('message' in error)) return String(error);
  const position = 'position' in error ? Number(error.position) : Number.NaN;
  const line = Number.isFinite(position)
    ? ` (line ${sql.slice(0, position).split('\n').length.toString()})`
    : '';
  return `${String(error.message)}${line}`;
}
