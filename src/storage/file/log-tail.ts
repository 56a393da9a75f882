import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { syncFolder } from '../../common/file/private-file.js';
import { onDisk } from './file-errors.js';
import { type LogLine, linesFromEnd } from './log-lines.js';
import { readLog } from './read-log.js';

/** The newest entry of a log and the byte it starts at. */
export interface LogTail<Entry> {
  readonly start: number;
  readonly entry: Entry;
}

/** How one kind of log is read at its end. */
export interface TailReading<Entry> {
  /** What a line says; null when it is none of this log's. */
  readonly parse: (text: string) => Entry | null;
  /** Told of a tail that was cut off, by its first byte. */
  readonly onCut: (start: number) => void;
}

/**
 * Adds one line, on the disk when this returns. The caller holds the user's lock.
 * @returns the size of the log with it, in bytes.
 */
export async function appendLine(path: string, entry: object): Promise<number> {
  return onDisk(path, async () => {
    const file = await open(path, 'a', 0o600);
    try {
      const { size } = await file.stat();
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      await file.appendFile(line);
      await file.sync();
      if (size === 0) await syncFolder(dirname(path));
      return size + line.length;
    } finally {
      await file.close();
    }
  });
}

/** Takes everything from the byte `start` off the log. The caller holds the user's lock. */
export async function truncateLog(path: string, start: number): Promise<void> {
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
 * The newest entry; null when there is none. A tail that a crash cut short was never acknowledged and
 * is cut off first. The caller holds the user's lock.
 */
export async function readTail<Entry>(
  path: string,
  { parse, onCut }: TailReading<Entry>,
): Promise<LogTail<Entry> | null> {
  const newest = await newestLine(path);
  if (newest === null) return null;
  const entry = newest.isComplete ? parse(newest.text) : null;
  if (entry !== null) return { start: newest.start, entry };
  await truncateLog(path, newest.start);
  onCut(newest.start);
  const previous = await newestLine(path);
  const before = previous === null ? null : parse(previous.text);
  return previous === null || before === null ? null : { start: previous.start, entry: before };
}

async function newestLine(path: string): Promise<LogLine | null> {
  return readLog(path, async (file) => {
    const { value } = await linesFromEnd(file).next();
    return value ?? null;
  });
}
