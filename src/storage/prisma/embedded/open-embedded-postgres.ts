import { mkdir, stat } from 'node:fs/promises';
import type { Secret } from '../../../common/secret.js';
import { type EmbeddedFolder, embeddedFolder } from './embedded-folder.js';
import { DATABASE, ensureLogins } from './ensure-logins.js';
import { type Initialization, initialize } from './initialize.js';
import { loginUrl } from './login-url.js';
import { type Login, type Passwords, readPasswords } from './logins.js';
import { findPrograms } from './programs.js';
import { serverUser } from './server-user.js';
import { startServer } from './start-server.js';
import { withStartLock } from './start-lock.js';
import { type UseOfServer, leaveServer, useServer } from './use-of-server.js';

export interface EmbeddedPostgresOptions {
  /** Where passwords, log and data are kept; made when it is not there. */
  readonly directory: string;
  /** Whether to go without waiting for the disk, for data that may be lost. */
  readonly fast?: boolean;
  /** Whether the server stays up when its last user leaves, until `stopEmbeddedPostgres`. */
  readonly keepRunning?: boolean;
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

/**
 * Starts the server of a folder, or joins those who use it already.
 *
 * @throws AppError `embedded-database-unusable` with what to do.
 */
export async function openEmbeddedPostgres({
  directory,
  fast = false,
  keepRunning = false,
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = embeddedFolder(directory);
  await mkdir(folder.path, { recursive: true, mode: 0o755 });
  const { use, passwords } = await withStartLock(folder, () => startOrJoin(folder, fast));
  const { port } = use;
  const urlOf = (login: Login, database: string): Secret =>
    loginUrl(passwords, { login, database, port });
  return {
    port,
    databaseUrl: urlOf('application', DATABASE),
    databaseOwnerUrl: urlOf('owner', DATABASE),
    applicationUrl: (database) => urlOf('application', database),
    ownerUrl: (database) => urlOf('owner', database),
    administratorUrl: (database) => urlOf('administrator', database),
    close: async () => {
      if (keepRunning) await use.administrator.end();
      else await leaveServer(folder, use);
    },
  };
}

interface Joined {
  readonly use: UseOfServer;
  readonly passwords: Passwords;
}

async function startOrJoin(folder: EmbeddedFolder, fast: boolean): Promise<Joined> {
  const initialization: Initialization = {
    programs: await findPrograms(),
    user: await serverUser(),
    fast,
  };
  if (!(await isThere(folder.data))) await initialize(folder, initialization);
  const passwords = await readPasswords(folder);
  let use = await useServer(folder, passwords);
  while (use === null) {
    await startServer(folder, initialization);
    use = await useServer(folder, passwords);
  }
  await ensureLogins(use.administrator, passwords);
  return { use, passwords };
}

async function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
