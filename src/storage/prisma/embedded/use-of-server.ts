import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import type { EmbeddedFolder } from './embedded-folder.js';
import { loginUrl } from './login-url.js';
import type { Passwords } from './logins.js';
import { type Postmaster, findPostmaster } from './postmaster.js';

/** The advisory lock that everyone who uses a server shares; who can have it alone is its last user. */
const USE_LOCK = 5_381_004;
const ASK_AGAIN_AFTER_MS = 20;
const CONNECT_WITHIN_MS = 5000;

/** One process's claim that the server be kept up: a session, which the kernel ends with the process. */
export interface UseOfServer {
  readonly port: number;
  readonly administrator: Client;
}

/** Waits for a server that is starting. @returns null when it is gone, or going. */
export async function useServer(
  folder: EmbeddedFolder,
  passwords: Passwords,
): Promise<UseOfServer | null> {
  for (;;) {
    const running = await findPostmaster(folder);
    if (running === null) return null;
    const administrator = await connect(running, passwords);
    if (administrator !== null) {
      const shared = await administrator
        .query('SELECT pg_advisory_lock_shared($1)', [USE_LOCK])
        .catch(() => null);
      if (shared !== null) return { port: running.port, administrator };
      await administrator.end().catch(() => undefined);
    }
    await delay(ASK_AGAIN_AFTER_MS);
  }
}

/** Gives the claim up and stops the server when nobody else has one. @returns whether it is stopped. */
export async function leaveServer(
  folder: EmbeddedFolder,
  { administrator }: UseOfServer,
): Promise<boolean> {
  try {
    await administrator.query('SELECT pg_advisory_unlock_shared($1)', [USE_LOCK]);
    const answer = await administrator.query<{ readonly alone: boolean }>(
      'SELECT pg_try_advisory_lock($1) AS alone',
      [USE_LOCK],
    );
    if (answer.rows[0]?.alone !== true) return false;
    await stopPostmaster(folder);
    return true;
  } finally {
    await administrator.end().catch(() => undefined);
  }
}

/** A fast shutdown: sessions are ended, transactions in progress undone. Returns when nothing runs any more. */
export async function stopPostmaster(folder: EmbeddedFolder): Promise<void> {
  const running = await findPostmaster(folder);
  if (running === null) return;
  process.kill(running.pid, 'SIGINT');
  while ((await findPostmaster(folder))?.pid === running.pid) await delay(ASK_AGAIN_AFTER_MS);
}

async function connect({ port }: Postmaster, passwords: Passwords): Promise<Client | null> {
  const client = new Client({
    connectionString: loginUrl(passwords, {
      login: 'administrator',
      database: 'postgres',
      port,
    }).reveal(),
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    application_name: 'risk-module use',
  });
  // A session that ends by itself ends the claim; whoever needs the server learns it from its own sessions.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch {
    return null;
  }
}
