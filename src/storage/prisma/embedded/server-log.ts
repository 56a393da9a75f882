import { type FileHandle, open } from 'node:fs/promises';
import { PRIVATE_FILE_MODE } from '../../../common/file/private-file.js';

const LINES = 20;
const READ_AT_MOST_BYTES = 16 * 1024;
const KEEP_AT_MOST_BYTES = 1024 * 1024;

export interface ServerLog {
  readonly file: FileHandle;
  /** Where what is written from now on begins, in bytes. */
  readonly begin: number;
}

/** Begins anew when it has become large, which only a start can do. */
export async function openLog(path: string): Promise<ServerLog> {
  const file = await open(path, 'a', PRIVATE_FILE_MODE);
  if ((await file.stat()).size > KEEP_AT_MOST_BYTES) await file.truncate();
  return { file, begin: (await file.stat()).size };
}

/** What the server wrote last of what it wrote since `begin`. It is given no secret that it could write. */
export async function lastLines(path: string, begin: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(begin, size - READ_AT_MOST_BYTES);
    const bytes = Buffer.alloc(Math.max(0, size - start));
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    const text = bytes.toString('utf8', 0, bytesRead).trimEnd();
    return text.split('\n').slice(-LINES).join('\n');
  } finally {
    await file.close();
  }
}
