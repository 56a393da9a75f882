import { spawn } from 'node:child_process';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { PRIVATE_FILE_MODE } from '../../../common/file/private-file.js';
import { AppError } from '../../../common/problem/app-error.js';
import type { EmbeddedFolder } from './embedded-folder.js';
import { type Initialization, SERVER_ENVIRONMENT } from './initialize.js';
import { type Postmaster, findPostmaster, isAlive } from './postmaster.js';
import { runAs } from './server-user.js';
import { lastLines } from './server-log.js';

const ASK_AGAIN_AFTER_MS = 10;

/** A process crash loses nothing of these either; a power cut may lose all. */
const FAST_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];

/**
 * Starts a server on the data that is there. It belongs to no process group and no terminal of ours, so that what
 * interrupts its users leaves it up until they are done.
 *
 * @throws AppError `embedded-database-unusable` with what the server said last.
 */
export async function startServer(
  folder: EmbeddedFolder,
  { programs, user, fast }: Initialization,
): Promise<Postmaster> {
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'timezone=UTC',
    'log_timezone=UTC',
    ...(fast ? FAST_SETTINGS : []),
  ];
  const log = await open(folder.log, 'a', PRIVATE_FILE_MODE);
  const begin = (await log.stat()).size;
  try {
    const child = spawn(
      programs.postgres,
      ['-D', folder.data, ...settings.flatMap((setting) => ['-c', setting])],
      {
        ...runAs(user),
        env: SERVER_ENVIRONMENT,
        cwd: '/',
        detached: true,
        stdio: ['ignore', log.fd, log.fd],
      },
    );
    const end = { isOver: false };
    child.once('error', () => (end.isOver = true));
    child.once('exit', () => (end.isOver = true));
    child.unref();
    for (;;) {
      const running = await findPostmaster(folder);
      if (running !== null && (running.pid === child.pid || isAlive(running.pid))) return running;
      if (end.isOver) break;
      await delay(ASK_AGAIN_AFTER_MS);
    }
  } finally {
    await log.close();
  }
  throw new AppError(
    'embedded-database-unusable',
    `PostgreSQL does not start on "${folder.data}"; it said:\n${await lastLines(folder.log, begin)}`,
  );
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => {
        if (typeof address === 'object' && address !== null) resolve(address.port);
        else reject(new Error('no port'));
      });
    });
  });
}
