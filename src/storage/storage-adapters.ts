import type { Clock } from '../common/clock.js';
import type { DatabaseMigrations } from './database-migrations.js';
import type { StorageAdapter } from './storage-adapter.js';
import type { DatabaseServer, StorageOptions, StoreName } from './storage.options.js';
import { type OnWarning, warnOnStandardError } from './warning.js';

export type OptionsOf<Name extends StoreName> = Extract<StorageOptions, { readonly store: Name }>;

type Openers = {
  readonly [Name in StoreName]: (
    options: OptionsOf<Name>,
    clock: Clock,
    onWarning: OnWarning,
  ) => Promise<StorageAdapter>;
};

/** The only place that knows every store; each is loaded when it is chosen, and not before. */
const OPENERS: Openers = {
  file: async ({ directory }, clock, onWarning) => {
    const { openFileStorage } = await import('./file/open-file-storage.js');
    return openFileStorage({ directory, clock, onWarning });
  },
  database: async (options, clock, onWarning) => {
    const { openPerUserStorage } = await import('./per-user/open-per-user-storage.js');
    return openPerUserStorage(options, clock, onWarning);
  },
  memory: async (_options, clock) => {
    const { openMemoryStorage } = await import('./memory/open-memory-storage.js');
    return openMemoryStorage(clock);
  },
};

/** Opens the chosen store; whoever opens it closes it. */
export function openStorage<Name extends StoreName>(
  options: OptionsOf<Name> & { readonly store: Name },
  clock: Clock,
  onWarning: OnWarning = warnOnStandardError,
): Promise<StorageAdapter> {
  return OPENERS[options.store](options, clock, onWarning);
}

/** The tables of the database on this server, to be looked after; whoever opens it closes it. */
export async function openDatabaseMigrations(server: DatabaseServer): Promise<DatabaseMigrations> {
  const { openMigrations } = await import('./prisma/open-migrations.js');
  return openMigrations(server);
}
