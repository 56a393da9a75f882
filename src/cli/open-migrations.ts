import { databaseOptions } from '../storage/database-options.js';
import type { DatabaseMigrations } from '../storage/database-migrations.js';
import { openDatabaseMigrations } from '../storage/storage-adapters.js';
import { openSettings } from './settings.js';
import type { Terminal } from './terminal.js';

/** Does the task on the database that the settings name, whether it is in use yet or not. */
export async function withMigrations<Result>(
  terminal: Terminal,
  task: (migrations: DatabaseMigrations) => Promise<Result>,
): Promise<Result> {
  const settings = await openSettings({}, terminal);
  const migrations = await openDatabaseMigrations(databaseOptions(settings).server);
  try {
    return await task(migrations);
  } finally {
    await migrations.close();
  }
}
