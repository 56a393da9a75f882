import type { FileHandle } from 'node:fs/promises';
import type { ChangeSet } from '../../portfolio/change.js';

const BLOCK_BYTES = 65_536;
const NEWLINE = 0x0a;

/** A line of a change log, with the bytes it takes: from `start` to `end`, its newline included. */
export interface ChangeLine {
  readonly start: number;
  readonly end: number;
  /** False for a tail that was cut short: only the newest line can lack its newline. */
  readonly isComplete: boolean;
  readonly text: string;
}

/** The lines of an open file, newest first, read block by block from its end. */
export async function* linesFromEnd(file: FileHandle): AsyncGenerator<ChangeLine, undefined> {
  let start = (await file.stat()).size;
  let bytes: Buffer = Buffer.alloc(0);
  while (start > 0 || bytes.length > 0) {
    const newline = bytes.subarray(0, Math.max(0, bytes.length - 1)).lastIndexOf(NEWLINE);
    if (newline === -1 && start > 0) {
      const length = Math.min(BLOCK_BYTES, start);
      start -= length;
      bytes = Buffer.concat([await readBlock(file, start, length), bytes]);
      continue;
    }
    yield toLine(bytes.subarray(newline + 1), start + bytes.length);
    bytes = bytes.subarray(0, newline + 1);
  }
  return undefined;
}

/** The change set of a line; null when it is not one. */
export function parseChangeSet(text: string): ChangeSet | null {
  try {
    const value: unknown = JSON.parse(text);
    return isChangeSet(value) ? value : null;
  } catch {
    return null;
  }
}

async function readBlock(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position, length });
  return buffer.subarray(0, bytesRead);
}

function toLine(bytes: Buffer, end: number): ChangeLine {
  const isComplete = bytes.at(-1) === NEWLINE;
  const text = bytes.toString('utf8', 0, isComplete ? bytes.length - 1 : bytes.length);
  return { start: end - bytes.length, end, isComplete, text };
}

function isChangeSet(value: unknown): value is ChangeSet {
  if (typeof value !== 'object' || value === null) return false;
  const fields = new Map(Object.entries(value));
  return (
    [fields.get('id'), fields.get('at'), fields.get('document')].every(isText) &&
    [fields.get('name'), fields.get('reason')].every(isTextOrNull) &&
    [fields.get('versionBefore'), fields.get('versionAfter')].every(isTextOrNull) &&
    Array.isArray(fields.get('changes'))
  );
}

function isText(value: unknown): boolean {
  return typeof value === 'string';
}

function isTextOrNull(value: unknown): boolean {
  return value === null || isText(value);
}
