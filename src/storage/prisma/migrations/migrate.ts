import type { Client } from 'pg';
import type { Secret } from '../../../common/secret.js';
import type { OnStep } from '../../database-migrations.js';
import { ensureBookkeeping, recordBegin, recordEnd, recordFailure } from './bookkeeping.js';
import { type Migration, MIGRATIONS_FOLDER } from './migration-folder.js';
import { alone } from './migration-session.js';
import { compareMigrations } from './migration-status.js';
import { inTransaction, runBare, runScript, runsInTransaction } from './run-script.js';

export interface MigrationRun {
  /** @default those of this program */
  readonly folder?: string;
  readonly onStep?: OnStep;
}

/**
 * Brings the tables up to date; instances that start at once wait for each other. A migration that fails leaves
 * nothing, unless it runs without a transaction: then its row stays unfinished, and no other is applied until somebody
 * has mended it.
 * @returns the names of those applied now, oldest first
 * @throws AppError `migration-failed` with the file, the place and the reason
 */
export function migrate(
  ownerUrl: Secret,
  { folder = MIGRATIONS_FOLDER, onStep }: MigrationRun = {},
): Promise<readonly string[]> {
  return alone(ownerUrl, async (client) => {
    await ensureBookkeeping(client);
    const { pending } = await compareMigrations(client, folder);
    for (const migration of pending) {
      await apply(client, migration);
      onStep?.(migration.name);
    }
    return pending.map(({ name }) => name);
  });
}

async function apply(client: Client, migration: Migration): Promise<void> {
  if (!runsInTransaction(migration.up)) {
    await applyBare(client, migration);
    return;
  }
  await inTransaction(client, async () => {
    const id = await recordBegin(client, migration);
    await runScript(client, migration.up);
    await recordEnd(client, id);
  });
}

async function applyBare(client: Client, migration: Migration): Promise<void> {
  const id = await recordBegin(client, migration);
  try {
    await runBare(client, migration.up);
  } catch (error) {
    await recordFailure(client, id, String(error));
    throw error;
  }
  await recordEnd(client, id);
}
