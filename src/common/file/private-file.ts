import { mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;

/** Makes `path` and what lacks above it, readable by its owner only, and makes that survive a power cut. */
export async function ensurePrivateFolder(path: string): Promise<void> {
  const topmost = await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER_MODE });
  if (topmost === undefined) return;
  for (let made = path; made.length >= topmost.length; made = dirname(made)) {
    await syncFolder(dirname(made));
  }
}

/** Writes a new file that is wholly on the disk, name and bytes, when this returns. */
export async function writeNewFile(path: string, bytes: string): Promise<void> {
  const file = await open(path, 'wx', PRIVATE_FILE_MODE);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

/** Puts `temporary` in the place of `path` in one step, which is atomic only within one file system. */
export async function moveInto(path: string, temporary: string): Promise<void> {
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Makes names that were added to, or removed from, a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  const folder = await open(path === '' ? '.' : path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

/** Where the bytes of a write wait until it is done; a name that `encodeSegment` never gives. */
export function pendingFile(folder: string, id: string): string {
  return join(folder, `.pending-${id}`);
}
