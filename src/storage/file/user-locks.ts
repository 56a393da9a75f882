import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';
import type { Release } from 'proper-lockfile';
import { AppError } from '../../common/problem/app-error.js';
import { ensurePrivateFolder } from './atomic-file.js';
import { asStorageError, hasErrorCode, onDisk, onDiskIfPresent } from './file-errors.js';
import { LocksAheadOfClock } from './lock-ahead-of-clock.js';
import type { LockedFolder } from './user-folder.js';

export const LOCK_WAIT_MS = 10_000;
/** Nobody minds a wait before this. */
const LONG_WAIT_MS = 1000;
const ASK_AGAIN_AFTER_MS = 20;
const ABANDONED_AFTER_MS = 2000;
const REFRESH_EVERY_MS = 1000;
const RETRY_AFTER_SECONDS = 2;
const HELD_HERE = 'another write of this program holds it';

/** Proof of being the only writer of a user's folder. */
export interface HeldLock {
  /** @throws AppError `storage-busy` when another writer has taken the lock over, as after a long pause of this one. */
  requireHeld(): Promise<void>;
}

/** One writer at a time per user: first among the calls of this process, then among processes by a lock folder. */
export class UserLocks {
  private readonly queues = new Map<string, LimitFunction>();
  private readonly ahead = new LocksAheadOfClock(ABANDONED_AFTER_MS);

  /** @param onLongWait told once of each task that has waited for a second */
  constructor(
    private readonly waitAtMostMs: number = LOCK_WAIT_MS,
    private readonly onLongWait: (folder: LockedFolder) => void = () => undefined,
  ) {}

  /** @throws AppError `storage-busy` when the lock is not free within that time. */
  async withLock<T>(folder: LockedFolder, task: (lock: HeldLock) => Promise<T>): Promise<T> {
    const patience = AbortSignal.timeout(this.waitAtMostMs);
    const queue = this.queues.get(folder.path) ?? pLimit(1);
    this.queues.set(folder.path, queue);
    const longWait = setTimeout(() => this.onLongWait(folder), LONG_WAIT_MS);
    const begun = (lock: HeldLock): Promise<T> => {
      clearTimeout(longWait);
      return task(lock);
    };
    try {
      const onTaken = (): Promise<void> => this.ahead.look(folder.lock);
      return await inTurn(queue, patience, () => runLocked(folder, { patience, onTaken }, begun));
    } finally {
      clearTimeout(longWait);
      if (queue.activeCount + queue.pendingCount === 0) this.queues.delete(folder.path);
    }
  }
}

/** Waits for the turn of `task` in this process; once it has begun, it is waited for to its end. */
async function inTurn<T>(
  queue: LimitFunction,
  patience: AbortSignal,
  task: () => Promise<T>,
): Promise<T> {
  const state = { hasBegun: false };
  const turn = queue(() => {
    if (patience.aborted) throw busy(HELD_HERE);
    state.hasBegun = true;
    return task();
  });
  const impatience = new Promise<never>((_, reject) => {
    patience.addEventListener('abort', () => {
      if (!state.hasBegun) reject(busy(HELD_HERE));
    });
  });
  return Promise.race([turn, impatience]);
}

/** How a lock is waited for. */
interface Waiting {
  readonly patience: AbortSignal;
  /** Done each time that it is found taken. */
  readonly onTaken: () => Promise<void>;
}

async function runLocked<T>(
  folder: LockedFolder,
  waiting: Waiting,
  task: (lock: HeldLock) => Promise<T>,
): Promise<T> {
  await ensurePrivateFolder(folder.path);
  const state = { isLost: false };
  const release = await acquire(folder, waiting, () => {
    state.isLost = true;
  });
  const owner = randomUUID();
  try {
    await onDisk(folder.lockOwner, () => writeFile(folder.lockOwner, owner, { mode: 0o600 }));
  } catch (error) {
    await release();
    throw error;
  }
  const isHeld = async (): Promise<boolean> => !state.isLost && (await readOwner(folder)) === owner;
  try {
    return await task({
      requireHeld: async () => {
        if (!(await isHeld())) throw busy('another writer took over during a pause of this one');
      },
    });
  } finally {
    // Releasing removes the lock folder whoever made it: one that was taken over is left to its new owner.
    if (await isHeld()) await onDisk(folder.lock, release);
  }
}

async function acquire(
  folder: LockedFolder,
  { patience, onTaken }: Waiting,
  onCompromised: () => void,
): Promise<Release> {
  // It listens to signals from when it is loaded, and a calculation in this thread would keep those waiting.
  const { default: lockfile } = await import('proper-lockfile');
  for (;;) {
    try {
      return await lockfile.lock(folder.path, {
        lockfilePath: folder.lock,
        realpath: false,
        stale: ABANDONED_AFTER_MS,
        update: REFRESH_EVERY_MS,
        onCompromised,
      });
    } catch (error) {
      if (!isTaken(error)) throw asStorageError(folder.lock, error);
    }
    await onTaken();
    if (patience.aborted) throw busy('another writer holds it');
    await delay(ASK_AGAIN_AFTER_MS);
  }
}

/**
 * Two processes that find the same abandoned lock may both believe that they took it over; the one that
 * signed last is its owner.
 */
function readOwner(folder: LockedFolder): Promise<string | null> {
  return onDiskIfPresent(folder.lockOwner, () => readFile(folder.lockOwner, 'utf8'));
}

/** Besides its own code, the lock folder vanishing between two steps of the library means that others are at it. */
function isTaken(error: unknown): boolean {
  const isLocked =
    typeof error === 'object' && error !== null && 'code' in error && error.code === 'ELOCKED';
  return isLocked || hasErrorCode(error, 'ENOENT');
}

function busy(why: string): AppError {
  return new AppError('storage-busy', `the data of this user is being written: ${why}; try again`, {
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}
