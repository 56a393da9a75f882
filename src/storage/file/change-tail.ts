import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../../common/file/private-file.js';
import type { ChangeSet } from '../../portfolio/change.js';
import { type ChangeLine, linesFromEnd, parseChangeSet } from './change-lines.js';
import { onDisk, onDiskIfPresent } from './file-errors.js';

/** The newest change set of a log and the byte it starts at. */
export interface ChangeTail {
  readonly start: number;
  readonly changeSet: ChangeSet;
}

/** Adds one line, on the disk when this returns. The caller holds the user's lock. */
export async function appendChangeSet(path: string, changeSet: ChangeSet): Promise<void> {
  await onDisk(path, async () => {
    const file = await open(path, 'a', 0o600);
    try {
      const isNew = (await file.stat()).size === 0;
      await file.appendFile(`${JSON.stringify(changeSet)}\n`);
      await file.sync();
      if (isNew) await syncFolder(dirname(path));
    } finally {
      await file.close();
    }
  });
}

/** Takes everything from the byte `start` off the log. The caller holds the user's lock. */
export async function truncateChangeLog(path: string, start: number): Promise<void> {
  await onDisk(path, async () => {
    const file = await open(path, 'r+');
    try {
      await file.truncate(start);
      await file.sync();
    } finally {
      await file.close();
    }
  });
}

/**
 * The newest change set; null when there is none. A tail that a crash cut short was never acknowledged and
 * is cut off first: `onCut` is told. The caller holds the user's lock.
 */
export async function readTail(
  path: string,
  onCut: (start: number) => void,
): Promise<ChangeTail | null> {
  const newest = await newestLine(path);
  if (newest === null) return null;
  const changeSet = newest.isComplete ? parseChangeSet(newest.text) : null;
  if (changeSet !== null) return { start: newest.start, changeSet };
  await truncateChangeLog(path, newest.start);
  onCut(newest.start);
  const previous = await newestLine(path);
  const before = previous === null ? null : parseChangeSet(previous.text);
  return previous === null || before === null ? null : { start: previous.start, changeSet: before };
}

async function newestLine(path: string): Promise<ChangeLine | null> {
  return onDiskIfPresent(path, async () => {
    const file = await open(path, 'r');
    try {
      const { value } = await linesFromEnd(file).next();
      return value ?? null;
    } finally {
      await file.close();
    }
  });
}
