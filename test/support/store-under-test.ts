import type { StorageOptions } from '../../src/storage/storage.options.js';
import { aMigratedDatabase } from './temporary-database.js';

export type StoreUnderTest = StorageOptions['store'];

/** Where a store is, and how to be rid of it. */
export interface OpenedStore {
  readonly storage: StorageOptions;
  readonly dispose: () => Promise<void>;
}

/** @param directory for files, also of users beside a database. */
export async function openStoreUnderTest(
  store: StoreUnderTest,
  directory: string,
): Promise<OpenedStore> {
  const dispose = (): Promise<void> => Promise.resolve();
  if (store === 'memory') return { storage: { store }, dispose };
  if (store === 'file') return { storage: { store, directory }, dispose };
  const database = await aMigratedDatabase();
  const { url, ownerUrl } = database;
  const server = { kind: 'address', url, ownerUrl } as const;
  const rest = { poolSize: 5, fileDirectory: directory, migrateOnBoot: false };
  return { storage: { store, server, ...rest }, dispose: database.dispose };
}
