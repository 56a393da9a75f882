import { MAX_USER_ID_LENGTH, toUserId, type UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { AppError } from '../../common/problem/app-error.js';
import type { DataTransfer, TransferRequest } from '../data-transfer.js';
import { findLegacyFiles } from '../file/moving/legacy-files.js';
import { findUsers } from '../file/moving/find-users.js';
import { asideFolder } from '../file/moving/put-aside.js';
import { UserLocks } from '../file/user-locks.js';
import type { MovingDatabase } from '../prisma/moving/moving-database.js';
import { openMovingDatabase } from '../prisma/moving/open-moving-database.js';
import type { DatabaseServer } from '../storage.options.js';
import type { OnWarning } from '../warning.js';
import { exportUser } from './export-user.js';
import { importUser } from './import-user.js';
import { moveEach } from './move-each.js';
import type { TransferContext } from './transfer-context.js';

export interface DataTransferOptions {
  readonly server: DatabaseServer;
  /** Folder of `users/`. */
  readonly directory: string;
  /** Folder of files that older versions kept. */
  readonly legacyDirectory: string;
  /** Whose the files of the one user of an older version are. */
  readonly localUser: UserId;
}

/** Another import or export may be at the same user. */
const WAIT_FOR_LOCK_MS = 60_000;

/** @throws AppError `database-unavailable`, `migrations-pending`, `unsafe-database-role` */
export async function openDataTransfer(
  options: DataTransferOptions,
  clock: Clock,
  onWarning: OnWarning,
): Promise<DataTransfer> {
  const { server, directory } = options;
  const database = await openMovingDatabase(server, clock, onWarning);
  const locks = new UserLocks(WAIT_FOR_LOCK_MS);
  const context = { database, directory, locks, clock, onWarning };
  return {
    import: (request) => importUsers(context, options, request),
    export: async (request) => {
      const asked = await named(database, request);
      await requireKnown(database, asked, (await findUsers(directory, asked)).users);
      const users = request.user === null ? await database.users() : asked;
      const aside = asideFolder(directory, 'replaced', clock.now());
      return moveEach(users, request, {
        move: (run) => exportUser(context, { ...run, isSwitch: request.isSwitch, aside }),
        faults: [],
      });
    },
    close: () => database.close(),
  };
}

async function importUsers(
  context: TransferContext,
  { directory, legacyDirectory, localUser }: DataTransferOptions,
  request: TransferRequest,
): ReturnType<DataTransfer['import']> {
  const asked = await named(context.database, request);
  const legacy = await findLegacyFiles(legacyDirectory, localUser);
  const found = await findUsers(directory, asked);
  const everybody = [...new Set([...found.users, ...legacy.byOwner.keys()])];
  const users = everybody.filter((user) => request.user === null || asked.includes(user));
  await requireKnown(context.database, asked, users);
  const aside = asideFolder(directory, 'imported', context.clock.now());
  return moveEach(users, request, {
    move: (run) =>
      importUser(context, {
        ...run,
        legacyFiles: legacy.byOwner.get(run.ownerId) ?? [],
        aside,
      }),
    faults: request.user === null ? [...found.faults, ...legacy.faults] : [],
  });
}

/** Nobody for everybody. An address that nobody has may still be an id. */
async function named(
  database: MovingDatabase,
  { user }: TransferRequest,
): Promise<readonly UserId[]> {
  if (user === null) return [];
  if (user === '' || user.length > MAX_USER_ID_LENGTH) {
    const detail = `--user: an id has 1 to ${MAX_USER_ID_LENGTH.toString()} characters`;
    throw new AppError('invalid-request', detail);
  }
  const byEmail = user.includes('@') ? await database.userOfEmail(user) : null;
  return [byEmail ?? toUserId(user)];
}

/** Who is misspelled is not somebody who has nothing. @throws AppError `user-not-found` */
async function requireKnown(
  database: MovingDatabase,
  named: readonly UserId[],
  withFiles: readonly UserId[],
): Promise<void> {
  for (const user of named) {
    if (withFiles.includes(user) || (await database.isKnown(user))) continue;
    const detail = `nobody is known by the id or e-mail address ${JSON.stringify(user)}; nothing was moved`;
    throw new AppError('user-not-found', detail);
  }
}
