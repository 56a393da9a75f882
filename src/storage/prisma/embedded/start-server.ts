import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedFolder } from './embedded-folder.js';
import { type Initialization, SERVER_ENVIRONMENT } from './initialize.js';
import { findPostmaster } from './postmaster.js';
import { runAs } from './server-user.js';
import { lastLines, openLog } from './server-log.js';
import { saidBy, unusable } from './unusable.js';
import { type UseOfServer, useServer } from './use-of-server.js';
import type { Passwords } from './logins.js';

const ASK_AGAIN_AFTER_MS = 10;
/** A port that is free when it is looked for may be taken before it is used. */
const TIMES_TO_TRY = 3;

/** A process that dies loses nothing with these either; a power cut may lose all. */
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts a server on the data that is there, and uses it.
 *
 * @throws AppError `embedded-database-unusable` with what the server said last
 */
export async function startServer(
  folder: EmbeddedFolder,
  initialization: Initialization,
  passwords: Passwords,
): Promise<UseOfServer> {
  for (let triesLeft = TIMES_TO_TRY; ; triesLeft -= 1) {
    const log = await openLog(folder.log);
    try {
      await launch(folder, initialization, log.file.fd);
      const use = await useServer(folder, passwords);
      if (use !== null) return use;
      if (triesLeft > 1) continue;
      throw unusable(
        `PostgreSQL does not start on "${folder.data}"; it said:\n${await lastLines(folder.log, log.begin)}`,
      );
    } finally {
      await log.file.close();
    }
  }
}

/**
 * Returns when the server says that it is there, or is gone again. It belongs to no process group and no terminal of
 * ours, so that what interrupts its users leaves it up until they are done.
 */
async function launch(
  folder: EmbeddedFolder,
  { programs, user, fast }: Initialization,
  log: number,
): Promise<void> {
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${await freePort()}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(fast ? FAST_SETTINGS : []),
  ];
  const options = ['-D', folder.data, ...settings.flatMap((setting) => ['-c', setting])];
  const child = spawn(programs.postgres, options, {
    ...runAs(user),
    env: SERVER_ENVIRONMENT,
    cwd: '/',
    detached: true,
    stdio: ['ignore', log, log],
  });
  child.unref();
  const state = { isOver: false };
  child.once('exit', () => (state.isOver = true));
  try {
    await once(child, 'spawn');
  } catch (error) {
    throw unusable(`cannot run "${programs.postgres}": ${saidBy(error)}`, error);
  }
  while (!state.isOver && (await findPostmaster(folder)) === null) await delay(ASK_AGAIN_AFTER_MS);
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address === 'object' && address !== null) return address.port;
  throw new TypeError('a listener on a port without an address');
}
