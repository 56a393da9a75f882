import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage } from '../../src/storage/storage-adapters.js';
import type { StorageAdapter } from '../../src/storage/storage-adapter.js';
import { tickingClock } from './ticking-clock.js';

export interface DataFolder {
  /** Not there yet. */
  readonly path: string;
  /** Events that the stores warned of, oldest first. */
  readonly warnings: readonly string[];
  readonly open: () => Promise<StorageAdapter>;
  /** Closes all that was opened and removes everything. */
  readonly dispose: () => Promise<void>;
}

/** A place for a data folder of a test's own. */
export async function aDataFolder(): Promise<DataFolder> {
  const parent = await mkdtemp(join(tmpdir(), 'risk-data-'));
  const path = join(parent, 'data');
  const warnings: string[] = [];
  const opened: StorageAdapter[] = [];
  return {
    path,
    warnings,
    open: async () => {
      const storage = await openStorage(
        { store: 'file', directory: path },
        tickingClock(),
        (event) => {
          warnings.push(event);
        },
      );
      opened.push(storage);
      return storage;
    },
    dispose: async () => {
      await Promise.all(opened.map((storage) => storage.close()));
      await rm(parent, { recursive: true, force: true });
    },
  };
}
