import { execFile } from 'node:child_process';
import { chown, mkdir, rename, rm, stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { writeNewFile } from '../../../common/file/private-file.js';
import { hasCode } from '../migrations/error-code.js';
import type { EmbeddedFolder } from './embedded-folder.js';
import { LOGIN_NAMES, createPasswords } from './logins.js';
import type { Programs } from './programs.js';
import { type ServerUser, runAs } from './server-user.js';
import { saidBy, unusable } from './unusable.js';

const run = promisify(execFile);

/** The locale of messages, too, so that they can be read by whoever looks for them. */
export const SERVER_ENVIRONMENT = { LC_ALL: 'C' } as const;

export interface Initialization {
  readonly programs: Programs;
  /** Of the programs. */
  readonly version: string;
  readonly user: ServerUser | null;
  /** Whether to go without waiting for the disk. */
  readonly fast: boolean;
}

/** Data is put in its place in one step, so that what is there is whole. */
export async function isInitialized({ data }: EmbeddedFolder): Promise<boolean> {
  try {
    await stat(data);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return false;
    throw unusable(`cannot look at "${data}": ${saidBy(error)}`, error);
  }
}

/** Makes an empty server with new passwords: whole or, when cut short, not at all. */
export async function initialize(
  folder: EmbeddedFolder,
  { programs, user, fast }: Initialization,
): Promise<void> {
  await rm(folder.pendingData, { recursive: true, force: true });
  await rm(folder.pendingPassword, { force: true });
  const { administrator } = await createPasswords(folder);
  await writeNewFile(folder.pendingPassword, `${administrator.reveal()}\n`);
  await mkdir(folder.pendingData, { mode: 0o700 });
  try {
    if (user !== null) {
      await chown(folder.pendingPassword, user.uid, user.gid);
      await chown(folder.pendingData, user.uid, user.gid);
    }
    const options = [
      `--pgdata=${folder.pendingData}`,
      `--username=${LOGIN_NAMES.administrator}`,
      `--pwfile=${folder.pendingPassword}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...(fast ? ['--no-sync'] : []),
    ];
    await run(programs.initdb, options, { ...runAs(user), env: SERVER_ENVIRONMENT, cwd: '/' });
  } catch (error) {
    throw unusable(`cannot make a database in "${folder.data}": ${saidBy(error)}`, error);
  } finally {
    await rm(folder.pendingPassword, { force: true });
  }
  await rename(folder.pendingData, folder.data);
}
