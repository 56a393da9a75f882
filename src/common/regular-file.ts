import { constants, type BigIntStats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';

/**
 * Opens a file for reading, and nothing that only looks like one: a pipe would wait for its writer, a device never ends.
 * @throws an error shaped like those of the file system, with the code `EISDIR` for a folder and `ENOTREG` for
 * anything else that is not a regular file.
 */
export async function openRegularFile(path: string): Promise<FileHandle> {
  return (await openWithState(path)).file;
}

/** The text of a regular file. @throws as `openRegularFile` */
export async function readRegularFile(path: string): Promise<string> {
  const file = await openRegularFile(path);
  try {
    return await file.readFile('utf8');
  } finally {
    await file.close();
  }
}

export interface FileContent {
  /** Null when there are more than were asked for. */
  readonly bytes: Buffer | null;
  readonly state: BigIntStats;
}

/**
 * What a regular file holds that is put in place whole and never changed. In four steps, each of which waits for a turn in
 * the thread pool; `readFile` takes twice as many.
 * @throws as `openRegularFile`
 */
export async function readSettledFile(path: string, mostBytes: number): Promise<FileContent> {
  const { file, state } = await openWithState(path);
  try {
    if (state.size > mostBytes) return { bytes: null, state };
    const buffer = Buffer.allocUnsafe(Number(state.size));
    return { bytes: buffer.subarray(0, await fill(buffer, file)), state };
  } finally {
    await file.close();
  }
}

/** As much of it as there is, mostly at once. Gives how much that is. */
async function fill(buffer: Buffer, file: FileHandle): Promise<number> {
  let filled = 0;
  while (filled < buffer.length) {
    const { bytesRead } = await file.read(buffer, filled, buffer.length - filled, filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return filled;
}

async function openWithState(path: string): Promise<{ file: FileHandle; state: BigIntStats }> {
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const state = await file.stat({ bigint: true });
  if (state.isFile()) return { file, state };
  await file.close();
  throw Object.assign(new Error(`${path} is not a regular file`), {
    code: state.isDirectory() ? 'EISDIR' : 'ENOTREG',
    syscall: 'open',
    path,
  });
}
