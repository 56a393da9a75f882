import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { type Ended, timed } from '../../common/timing/timed.js';
import { openFileStorage } from '../file/open-file-storage.js';
import { olderFiles, ownerFiles } from '../file/owner-files.js';
import { openDatabase } from '../prisma/open-database.js';
import { MovedAwayError } from '../moved-away.error.js';
import type { StorageAdapter } from '../storage-adapter.js';
import type { StorageObserver } from '../storage-observer.js';
import type { DatabaseOptions } from '../storage.options.js';
import type { OnWarning } from '../warning.js';
import { timedStorage } from '../timed-storage.js';
import type { Presence } from './decide-store.js';
import { perUserStorage } from './per-user-storage.js';
import { UserRouter } from './user-router.js';

/** The database, and files for those users who have not been brought into it. */
export async function openPerUserStorage(
  options: DatabaseOptions,
  clock: Clock,
  onWarning: OnWarning,
  { onOperation, onDecision }: StorageObserver,
): Promise<StorageAdapter> {
  const { fileDirectory: directory, workingDirectory = '.' } = options;
  const { adapter: database, rowsOf, takeBack } = await openDatabase(options, clock, onWarning);
  const findPresence = async (ownerId: UserId): Promise<Presence> => {
    const rows = await rowsOf(ownerId);
    const files = await ownerFiles(directory, ownerId);
    const older = await olderFiles(workingDirectory, ownerId);
    if (rows === 'archived' && files.length + older.length === 0) await takeBack(ownerId);
    return { hasRows: rows === 'some', files, olderFiles: older };
  };
  const presenceOf = (ownerId: UserId): Promise<Presence> => {
    const tell = (ended: Ended): void => {
      onOperation({ operation: 'serving_decide', store: 'database', ...ended });
    };
    return timed('storage', () => findPresence(ownerId), tell);
  };
  const serving = new UserRouter({ presenceOf, onWarning, onDecision });
  const requireServed = async (ownerId: UserId): Promise<void> => {
    if ((await serving.findAnew(ownerId)).store !== 'file') throw new MovedAwayError();
  };
  const file = openFileStorage({ directory, clock, onWarning, requireServed });
  const stores = {
    file: timedStorage(file, onOperation),
    database: timedStorage(database, onOperation),
  };
  return perUserStorage(stores, serving);
}
