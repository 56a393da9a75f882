import type { Clock } from '../../common/clock.js';
import { openFileStorage } from '../file/open-file-storage.js';
import { ownerFiles } from '../file/owner-files.js';
import { openDatabase } from '../prisma/open-database.js';
import type { StorageAdapter } from '../storage-adapter.js';
import type { DatabaseOptions } from '../storage.options.js';
import type { OnWarning } from '../warning.js';
import { perUserStorage } from './per-user-storage.js';
import { UserRouter } from './user-router.js';

/** The database, and files for those users who have not been brought into it. */
export async function openPerUserStorage(
  options: DatabaseOptions,
  clock: Clock,
  onWarning: OnWarning,
): Promise<StorageAdapter> {
  const { fileDirectory: directory } = options;
  const { adapter: database, hasRows } = await openDatabase(options, clock, onWarning);
  const file = openFileStorage({ directory, clock, onWarning });
  const places = { directory, workingDirectory: '.' };
  const serving = new UserRouter(
    async (ownerId) => ({
      hasRows: await hasRows(ownerId),
      files: await ownerFiles(places, ownerId),
    }),
    onWarning,
  );
  return perUserStorage({ file, database }, serving);
}
