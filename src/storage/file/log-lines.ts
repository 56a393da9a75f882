import type { FileHandle } from 'node:fs/promises';

const BLOCK_BYTES = 65_536;
const NEWLINE = 0x0a;

/** A line of a log, with the bytes it takes: from `start` to `end`, its newline included. */
export interface LogLine {
  readonly start: number;
  readonly end: number;
  /** False for a tail that was cut short: only the newest line can lack its newline. */
  readonly isComplete: boolean;
  readonly text: string;
}

/** What a line says. */
export interface LogEntry<Entry> {
  readonly line: LogLine;
  readonly entry: Entry;
}

/** How one kind of log is read: what a line says, null when it is none of this log's. */
export interface LogReading<Entry> {
  readonly parse: (text: string) => Entry | null;
  /** Told of a line that cannot be read, by its first byte. */
  readonly onUnreadable: (start: number) => void;
}

/** The entries of an open file, newest first; a line that is cut short or cannot be read is passed over. */
export async function* entriesFromEnd<Entry>(
  file: FileHandle,
  { parse, onUnreadable }: LogReading<Entry>,
): AsyncGenerator<LogEntry<Entry>, undefined> {
  for await (const line of linesFromEnd(file)) {
    if (!line.isComplete) continue;
    const entry = parse(line.text);
    if (entry === null) onUnreadable(line.start);
    else yield { line, entry };
  }
  return undefined;
}

/** The lines of an open file, newest first, read block by block from its end. */
export async function* linesFromEnd(file: FileHandle): AsyncGenerator<LogLine, undefined> {
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

async function readBlock(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(length), position, length });
  return buffer.subarray(0, bytesRead);
}

function toLine(bytes: Buffer, end: number): LogLine {
  const isComplete = bytes.at(-1) === NEWLINE;
  const text = bytes.toString('utf8', 0, isComplete ? bytes.length - 1 : bytes.length);
  return { start: end - bytes.length, end, isComplete, text };
}
