import type { Secret } from '../../../common/secret.js';
import { type OnWarning, warnOnStandardError } from '../../warning.js';
import { type EmbeddedFolder, embeddedFolder } from './embedded-folder.js';
import { DATABASE, ensureLogins } from './ensure-logins.js';
import { type Initialization, initialize, isInitialized } from './initialize.js';
import { loginUrl } from './login-url.js';
import { type Login, type Passwords, readPasswords } from './logins.js';
import { prepareFolder } from './prepare-folder.js';
import { type Programs, findPrograms } from './programs.js';
import { OUTSIDE, reachablePlace } from './reachable-place.js';
import { reachablePrograms } from './reachable-programs.js';
import { serverUser } from './server-user.js';
import { startServer } from './start-server.js';
import { withStartLock } from './start-lock.js';
import { saidBy, unusable } from './unusable.js';
import { type UseOfServer, leaveServer, useServer } from './use-of-server.js';
import { requireSameMajor, versionOf } from './version.js';

export interface EmbeddedPostgresOptions {
  /** Where passwords, log and data are kept; made when it is not there. */
  readonly directory: string;
  /** Whether to go without waiting for the disk, for data that may be lost. */
  readonly fast?: boolean;
  /** Whether the server stays up when its last user leaves, until `stopEmbeddedPostgres`. */
  readonly keepRunning?: boolean;
  /** Where data is put that the server's user could not reach in a relative `directory`. @default /var/lib/risk-module */
  readonly outside?: string;
  /** @default those of the npm package for this machine */
  readonly programs?: Programs;
  readonly onWarning?: OnWarning;
}

/** A PostgreSQL of the program's own that is up until `close`. */
export interface EmbeddedPostgres {
  readonly port: number;
  /** The application's address of the program's database. */
  readonly databaseUrl: Secret;
  /** The owner's address of the program's database. */
  readonly databaseOwnerUrl: Secret;
  applicationUrl(database: string): Secret;
  ownerUrl(database: string): Secret;
  /** Of the superuser. */
  administratorUrl(database: string): Secret;
  /** Stops the server if nobody else uses it. */
  close(): Promise<void>;
}

interface Joined {
  readonly use: UseOfServer;
  readonly passwords: Passwords;
}

/**
 * Starts the server of a folder, or joins those who use it already. A process that dies leaves it to the others, and the
 * last of them, or the next one, stops it.
 *
 * @throws AppError `embedded-database-unusable` with what to do
 */
export async function openEmbeddedPostgres({
  directory,
  fast = false,
  keepRunning = false,
  outside = OUTSIDE,
  programs: named,
  onWarning = warnOnStandardError,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const user = await serverUser();
  const folder = embeddedFolder(
    user === null ? directory : await reachablePlace(directory, { user, outside, onWarning }),
  );
  const programs = named ?? (await findPrograms());
  const version = await versionOf(programs);
  await prepareFolder(folder, user);
  const { use, passwords } = await withStartLock(folder, async () => {
    const reachable =
      user === null
        ? programs
        : await reachablePrograms(folder, { programs, version, user, onWarning });
    return startOrJoin(folder, { programs: reachable, version, user, fast });
  });
  const urlOf = (login: Login, database: string): Secret =>
    loginUrl(passwords, { login, database, port: use.port });
  return {
    port: use.port,
    databaseUrl: urlOf('application', DATABASE),
    databaseOwnerUrl: urlOf('owner', DATABASE),
    applicationUrl: (database) => urlOf('application', database),
    ownerUrl: (database) => urlOf('owner', database),
    administratorUrl: (database) => urlOf('administrator', database),
    close: once(() => (keepRunning ? use.administrator.end() : leaveServer(folder, use))),
  };
}

async function startOrJoin(
  folder: EmbeddedFolder,
  initialization: Initialization,
): Promise<Joined> {
  if (!(await isInitialized(folder))) await initialize(folder, initialization);
  await requireSameMajor(folder, initialization.version);
  const passwords = await readPasswords(folder);
  const use =
    (await useServer(folder, passwords)) ?? (await startServer(folder, initialization, passwords));
  try {
    await ensureLogins(use.administrator, passwords);
  } catch (error) {
    await leaveServer(folder, use);
    throw unusable(`cannot make the logins of the embedded database: ${saidBy(error)}`, error);
  }
  return { use, passwords };
}

/** However often it is asked for: all who ask wait for the one time. */
function once(task: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | null = null;
  return () => (done ??= task());
}
