import { isDeepStrictEqual } from 'node:util';
import type { Client } from 'pg';
import { AppError } from '../../../common/problem/app-error.js';
import type { Secret } from '../../../common/secret.js';
import type { RollbackPlan } from '../../database-migrations.js';
import { forgetMigration } from './bookkeeping.js';
import type { MigrationRun } from './migrate.js';
import { type Migration, MIGRATIONS_FOLDER } from './migration-folder.js';
import { alone } from './migration-session.js';
import { compareMigrations } from './migration-status.js';
import { wayBack } from './plan-rollback.js';
import { inTransaction, runBare, runScript, runsInTransaction } from './run-script.js';

/**
 * Undoes what was planned, each migration whole or not at all.
 * @throws AppError `migration-failed` when the newest migrations are not those of the plan any more, or a way back fails
 */
export function rollback(
  ownerUrl: Secret,
  { undone }: Pick<RollbackPlan, 'undone'>,
  { folder = MIGRATIONS_FOLDER, onStep }: MigrationRun = {},
): Promise<void> {
  return alone(ownerUrl, async (client) => {
    const { applied } = await compareMigrations(client, folder);
    const newest = [...applied].reverse().slice(0, undone.length);
    if (
      !isDeepStrictEqual(
        newest.map(({ name }) => name),
        undone,
      )
    ) {
      throw new AppError(
        'migration-failed',
        'somebody else has migrated the database meanwhile, so nothing was undone; look again and decide',
      );
    }
    for (const migration of newest) {
      await undo(client, migration);
      onStep?.(migration.name);
    }
  });
}

async function undo(client: Client, migration: Migration): Promise<void> {
  const script = wayBack(migration);
  if (!runsInTransaction(script)) {
    await runBare(client, script);
    await forgetMigration(client, migration.name);
    return;
  }
  await inTransaction(client, async () => {
    await runScript(client, script);
    await forgetMigration(client, migration.name);
  });
}
