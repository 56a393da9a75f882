import type { Clock } from '../common/clock.js';
import type { DataTransfer } from './data-transfer.js';
import type { DatabaseMigrations } from './database-migrations.js';
import type { StorageAdapter } from './storage-adapter.js';
import type { DatabaseServer, StorageOptions, StoreName } from './storage.options.js';
import { NO_OBSERVER, type StorageObserver } from './storage-observer.js';
import { timedStorage } from './timed-storage.js';
import type { DataTransferOptions } from './transfer/open-data-transfer.js';
import { type OnWarning, warnOnStandardError } from './warning.js';

export type OptionsOf<Name extends StoreName> = Extract<StorageOptions, { readonly store: Name }>;

type Openers = {
  readonly [Name in StoreName]: (
    options: OptionsOf<Name>,
    clock: Clock,
    onWarning: OnWarning,
    observer: StorageObserver,
  ) => Promise<StorageAdapter>;
};

/** The only place that knows every store; each is loaded when it is chosen, and not before. */
const OPENERS: Openers = {
  file: async ({ directory }, clock, onWarning, { onOperation }) => {
    const { openFileStorage } = await import('./file/open-file-storage.js');
    return timedStorage(openFileStorage({ directory, clock, onWarning }), onOperation);
  },
  database: async (options, clock, onWarning, observer) => {
    const { openPerUserStorage } = await import('./per-user/open-per-user-storage.js');
    return openPerUserStorage(options, clock, onWarning, observer);
  },
  memory: async (_options, clock, _onWarning, { onOperation }) => {
    const { openMemoryStorage } = await import('./memory/open-memory-storage.js');
    return timedStorage(openMemoryStorage(clock), onOperation);
  },
};

/** Opens the chosen store, every operation of which is told to the observer; whoever opens it closes it. */
export function openStorage<Name extends StoreName>(
  options: OptionsOf<Name> & { readonly store: Name },
  clock: Clock,
  onWarning: OnWarning = warnOnStandardError,
  observer: StorageObserver = NO_OBSERVER,
): Promise<StorageAdapter> {
  return OPENERS[options.store](options, clock, onWarning, observer);
}

/** The tables of the database on this server, to be looked after; whoever opens it closes it. */
export async function openDatabaseMigrations(server: DatabaseServer): Promise<DatabaseMigrations> {
  const { openMigrations } = await import('./prisma/open-migrations.js');
  return openMigrations(server);
}

/** Users between files and the database; whoever opens it closes it. */
export async function openDataTransfer(
  options: DataTransferOptions,
  clock: Clock,
  onWarning: OnWarning,
): Promise<DataTransfer> {
  const { openDataTransfer: open } = await import('./transfer/open-data-transfer.js');
  return open(options, clock, onWarning);
}
