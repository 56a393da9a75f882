import { StorageAdministration } from '../../admin/storage-administration.js';

/** Memory is always there. */
export class MemoryAdministration extends StorageAdministration {
  readonly store = 'memory';
  readonly checks = [{ name: 'store', check: () => Promise.resolve('usable' as const) }];

  pool(): null {
    return null;
  }

  newestMigration(): Promise<null> {
    return Promise.resolve(null);
  }
}
