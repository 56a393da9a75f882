import type { Clock } from '../../common/clock.js';
import { AppError } from '../../common/problem/app-error.js';
import { type Secret } from '../../common/secret.js';
import type { StorageAdapter } from '../storage-adapter.js';
import type { DatabaseOptions, DatabaseServer } from '../storage.options.js';
import type { OnWarning } from '../warning.js';
import { connect } from './connect.js';
import { prepareApplicationRole, requireSafeRole } from './migrations/application-role.js';
import { MIGRATIONS_FOLDER } from './migrations/migration-folder.js';
import { connected } from './migrations/migration-session.js';
import { compareMigrations } from './migrations/migration-status.js';
import { migrate } from './migrations/migrate.js';
import { openPrismaStorage } from './open-prisma-storage.js';

/** A server that answers, and what to do when it is not needed any more. */
export interface ReachedServer {
  readonly url: Secret;
  /** Null where nobody said. */
  readonly ownerUrl: Secret | null;
  close(): Promise<void>;
}

/**
 * The database that the options name, up to date and entered by a login that row-level security holds for.
 * @throws AppError `database-unavailable`, `migrations-pending`, `migration-failed`, `unsafe-database-role`
 */
export async function openDatabase(
  { server, poolSize, migrateOnBoot }: DatabaseOptions,
  clock: Clock,
  onWarning: OnWarning,
): Promise<StorageAdapter> {
  const reached = await reachServer(server);
  try {
    if (migrateOnBoot) await bringUpToDate(reached);
    await requireUsable(reached.url);
  } catch (error) {
    await reached.close();
    throw error;
  }
  const adapter = openPrismaStorage(connect({ url: reached.url, poolSize, onWarning }), clock);
  return {
    ...adapter,
    close: async () => {
      await adapter.close();
      await reached.close();
    },
  };
}

export async function reachServer(server: DatabaseServer): Promise<ReachedServer> {
  if (server.kind === 'address') {
    return { url: server.url, ownerUrl: server.ownerUrl, close: () => Promise.resolve() };
  }
  throw new AppError('invalid-settings', 'DATABASE_URL=embedded comes with the next change');
}

/** Applies what is pending, and gives the program's login its rights. */
export async function bringUpToDate({ url, ownerUrl }: ReachedServer): Promise<readonly string[]> {
  const owner = ownerUrl ?? url;
  const applied = await migrate(owner);
  await prepareApplicationRole(owner, loginOf(url));
  return applied;
}

function loginOf(url: Secret): string {
  return decodeURIComponent(new URL(url.reveal()).username);
}

async function requireUsable(url: Secret): Promise<void> {
  await connected(url, async (client) => {
    await requireSafeRole(client);
    const { pending } = await compareMigrations(client, MIGRATIONS_FOLDER);
    if (pending.length === 0) return;
    const names = pending.map(({ name }) => name).join(', ');
    throw new AppError(
      'migrations-pending',
      `the tables are not up to date: ${names}; run \`risk db migrate\`, or set DB_MIGRATE_ON_BOOT=true`,
    );
  });
}
