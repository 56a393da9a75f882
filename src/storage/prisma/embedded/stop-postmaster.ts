import { setTimeout as delay } from 'node:timers/promises';
import { hasCode } from '../migrations/error-code.js';
import type { EmbeddedFolder } from './embedded-folder.js';
import { findPostmaster } from './postmaster.js';
import { unusable } from './unusable.js';

const ASK_AGAIN_AFTER_MS = 20;
/** Longer than it takes to write to the disk what is only in memory. */
const GONE_WITHIN_MS = 60_000;

/**
 * A fast shutdown: sessions are ended, transactions in progress undone. Returns when the server is gone.
 *
 * @throws AppError when it does not go
 */
export async function stopPostmaster(folder: EmbeddedFolder): Promise<void> {
  const running = await findPostmaster(folder);
  if (running === null) return;
  askToStop(running.pid);
  const patience = AbortSignal.timeout(GONE_WITHIN_MS);
  while ((await findPostmaster(folder))?.pid === running.pid) {
    if (patience.aborted) {
      throw unusable(
        `PostgreSQL (process ${running.pid}) on "${folder.data}" has not stopped for ${GONE_WITHIN_MS / 1000} s: ` +
          `read "${folder.log}"`,
      );
    }
    await delay(ASK_AGAIN_AFTER_MS);
  }
}

function askToStop(pid: number): void {
  try {
    process.kill(pid, 'SIGINT');
  } catch (error) {
    // It may have gone by itself.
    if (!hasCode(error, 'ESRCH')) throw error;
  }
}
