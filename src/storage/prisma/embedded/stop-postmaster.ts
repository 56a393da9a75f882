import { setTimeout as delay } from 'node:timers/promises';
import type { EmbeddedFolder } from './embedded-folder.js';
import { findPostmaster } from './postmaster.js';

const ASK_AGAIN_AFTER_MS = 20;

/** A fast shutdown: sessions are ended, transactions in progress undone. Returns when the server is gone. */
export async function stopPostmaster(folder: EmbeddedFolder): Promise<void> {
  const running = await findPostmaster(folder);
  if (running === null) return;
  process.kill(running.pid, 'SIGINT');
  while ((await findPostmaster(folder))?.pid === running.pid) await delay(ASK_AGAIN_AFTER_MS);
}
