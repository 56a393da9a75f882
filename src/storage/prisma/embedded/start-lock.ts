import { setTimeout as delay } from 'node:timers/promises';
import { hasCode } from '../migrations/error-code.js';
import type { EmbeddedFolder } from './embedded-folder.js';
import { saidBy, unusable } from './unusable.js';

const WAIT_AT_MOST_MS = 60_000;
const ASK_AGAIN_AFTER_MS = 20;
const ABANDONED_AFTER_MS = 2000;
const REFRESH_EVERY_MS = 500;

/**
 * Lets one process at a time look for, make and start the server of a folder. Should two believe that they took an
 * abandoned lock over, PostgreSQL's own lock file lets only one of them start.
 */
export async function withStartLock<T>(folder: EmbeddedFolder, task: () => Promise<T>): Promise<T> {
  const patience = AbortSignal.timeout(WAIT_AT_MOST_MS);
  const release = await acquire(folder, patience);
  try {
    return await task();
  } finally {
    // What was taken over in the meantime is no longer ours to release.
    await release().catch(() => undefined);
  }
}

async function acquire(
  folder: EmbeddedFolder,
  patience: AbortSignal,
): Promise<() => Promise<void>> {
  const { default: lockfile } = await import('proper-lockfile');
  for (;;) {
    try {
      return await lockfile.lock(folder.path, {
        lockfilePath: folder.lock,
        realpath: false,
        stale: ABANDONED_AFTER_MS,
        update: REFRESH_EVERY_MS,
        onCompromised: () => undefined,
      });
    } catch (error) {
      // The lock vanishing between two steps of the library means that others are at it, too.
      if (!hasCode(error, 'ELOCKED', 'ENOENT')) {
        throw unusable(
          `cannot write in "${folder.path}": ${saidBy(error)}; start the program as the user whose folder it is, ` +
            'or choose another EMBEDDED_DIR',
          error,
        );
      }
    }
    if (patience.aborted) {
      throw unusable(
        `another process has been starting the database in "${folder.path}" for ${WAIT_AT_MOST_MS / 1000} s: ` +
          'see whether it hangs, and try again',
      );
    }
    await delay(ASK_AGAIN_AFTER_MS);
  }
}
