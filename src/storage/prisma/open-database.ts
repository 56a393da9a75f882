import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import type { Secret } from '../../common/secret.js';
import type { StorageAdapter } from '../storage-adapter.js';
import type { DatabaseOptions } from '../storage.options.js';
import type { OnWarning } from '../warning.js';
import { connect } from './connect.js';
import { bringUpToDate, requireMigrated } from './migrations/bring-up-to-date.js';
import { connected } from './migrations/migration-session.js';
import { requireSafeApplicationRole } from './migrations/safe-application-role.js';
import { openPrismaStorage } from './open-prisma-storage.js';
import { reachServer } from './reach-server.js';
import { rowsOf, type RowsPresence, takeBack } from './rows-of.js';

export interface DatabaseStorage {
  readonly adapter: StorageAdapter;
  readonly rowsOf: (ownerId: UserId) => Promise<RowsPresence>;
  /** Lets the database serve a user again whose rows are archived. */
  readonly takeBack: (ownerId: UserId) => Promise<void>;
}

/**
 * The database that the options name, up to date and entered by a login that row-level security holds for.
 * @throws AppError `database-unavailable`, `migrations-pending`, `migration-failed`, `unsafe-database-role`
 */
export async function openDatabase(
  { server, poolSize, migrateOnBoot }: DatabaseOptions,
  clock: Clock,
  onWarning: OnWarning,
): Promise<DatabaseStorage> {
  const reached = await reachServer(server, onWarning);
  try {
    if (migrateOnBoot) await bringUpToDate(reached);
    await requireUsable(reached.url);
  } catch (error) {
    await reached.close();
    throw error;
  }
  const database = connect({ url: reached.url, poolSize, onWarning });
  const adapter = openPrismaStorage(database, clock);
  const close = async (): Promise<void> => {
    try {
      await adapter.close();
    } finally {
      await reached.close();
    }
  };
  return {
    adapter: { ...adapter, close },
    rowsOf: (ownerId) => rowsOf(database, ownerId),
    takeBack: (ownerId) => takeBack(database, ownerId),
  };
}

async function requireUsable(url: Secret): Promise<void> {
  await connected(url, async (client) => {
    await requireSafeApplicationRole(client);
    await requireMigrated(client);
  });
}
