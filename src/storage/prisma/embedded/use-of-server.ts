import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { hasCode } from '../migrations/error-code.js';
import type { EmbeddedFolder } from './embedded-folder.js';
import { loginUrl } from './login-url.js';
import type { Passwords } from './logins.js';
import { type Postmaster, findPostmaster } from './postmaster.js';
import { stopPostmaster } from './stop-postmaster.js';
import { unusable } from './unusable.js';

/** The advisory lock that everyone who uses a server shares; who can have it alone is its last user. */
const USE_LOCK = 5_381_004;
const ASK_AGAIN_AFTER_MS = 20;
const CONNECT_WITHIN_MS = 5000;
/** Longer than it takes to make good for a crash under much writing. */
const READY_WITHIN_MS = 120_000;
const WRONG_PASSWORD = '28P01';

/** One process's claim that the server be kept up: a session, which the kernel ends with the process. */
export interface UseOfServer {
  readonly port: number;
  readonly administrator: Client;
}

/**
 * Waits for a server that is starting.
 *
 * @returns null when it is gone
 * @throws AppError when it does not let us in, or does not become ready
 */
export async function useServer(
  folder: EmbeddedFolder,
  passwords: Passwords,
): Promise<UseOfServer | null> {
  const patience = AbortSignal.timeout(READY_WITHIN_MS);
  for (;;) {
    const running = await findPostmaster(folder);
    if (running === null) return null;
    const administrator = await claim(running, passwords);
    if (administrator !== null) return { port: running.port, administrator };
    if (patience.aborted) {
      throw unusable(
        `PostgreSQL (process ${running.pid}) on "${folder.data}" has not let anybody in for ${READY_WITHIN_MS / 1000} s: ` +
          `read "${folder.log}"; if that process is none of PostgreSQL, remove "${folder.postmaster}"`,
      );
    }
    await delay(ASK_AGAIN_AFTER_MS);
  }
}

/** Gives the claim up, and stops the server when nobody else has one. */
export async function leaveServer(
  folder: EmbeddedFolder,
  { administrator }: UseOfServer,
): Promise<void> {
  try {
    if (await isAlone(administrator)) await stopPostmaster(folder);
  } finally {
    await administrator.end().catch(() => undefined);
  }
}

/** False, too, when the server is gone already. */
async function isAlone(administrator: Client): Promise<boolean> {
  try {
    await administrator.query('SELECT pg_advisory_unlock_shared($1)', [USE_LOCK]);
    const { rows } = await administrator.query<{ readonly isAlone: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS "isAlone"',
      [USE_LOCK],
    );
    return rows[0]?.isAlone === true;
  } catch {
    return false;
  }
}

async function claim(running: Postmaster, passwords: Passwords): Promise<Client | null> {
  const administrator = await connect(running, passwords);
  if (administrator === null) return null;
  try {
    await administrator.query('SELECT pg_advisory_lock_shared($1)', [USE_LOCK]);
    // The last user has the lock alone until the server, told to stop, ends that session: it might come to us then, but
    // such a server lets nobody in any more.
    const second = await connect(running, passwords);
    if (second !== null) {
      await second.end();
      return administrator;
    }
  } catch {
    // The server is stopping.
  }
  await administrator.end().catch(() => undefined);
  return null;
}

async function connect({ port }: Postmaster, passwords: Passwords): Promise<Client | null> {
  const url = loginUrl(passwords, { login: 'administrator', database: 'postgres', port });
  const client = new Client({
    connectionString: url.reveal(),
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    keepAlive: true,
    application_name: 'risk-module use of the server',
  });
  // Whoever needs the server learns from sessions of their own that it is gone.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    if (hasCode(error, WRONG_PASSWORD)) {
      throw unusable(
        'the passwords kept for the embedded database are not those of its server',
        error,
      );
    }
    await client.end().catch(() => undefined);
    return null;
  }
}
