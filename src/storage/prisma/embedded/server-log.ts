import { open } from 'node:fs/promises';

const LINES = 20;
const BYTES_AT_MOST = 16 * 1024;

/** What the server wrote last of what it wrote since `begin` (bytes). It is given no secret that it could write. */
export async function lastLines(path: string, begin: number): Promise<string> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const start = Math.max(begin, size - BYTES_AT_MOST);
    const { buffer, bytesRead } = await file.read({
      buffer: Buffer.alloc(Math.max(0, size - start)),
      position: start,
    });
    const text = buffer.subarray(0, bytesRead).toString('utf8').trimEnd();
    return text.split('\n').slice(-LINES).join('\n');
  } finally {
    await file.close();
  }
}
