import { mkdir, open, rename, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const PRIVATE_FILE_MODE = 0o600;
const PRIVATE_FOLDER_MODE = 0o700;

/** Makes `path` and what lacks above it, readable by its owner only, and makes that survive a power cut. */
export async function ensurePrivateFolder(path: string): Promise<void> {
  for (const made of await makeFolders(path)) await syncFolder(dirname(made));
}

/**
 * Those that were not there yet, from the topmost on. `recursive` of `mkdir` is not used: it tries without end where the
 * system calls a folder missing that it will not make, as below /proc.
 */
async function makeFolders(path: string): Promise<readonly string[]> {
  try {
    return (await isMade(path)) ? [path] : [];
  } catch (error) {
    if (!isMissing(error) || dirname(path) === path) throw error;
  }
  const above = await makeFolders(dirname(path));
  return (await isMade(path)) ? [...above, path] : above;
}

/** Told apart by shape: errors of the file system may come from another realm. */
function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

/** False for a folder that is there. */
async function isMade(path: string): Promise<boolean> {
  try {
    await mkdir(path, { mode: PRIVATE_FOLDER_MODE });
    return true;
  } catch (error) {
    const found = await stat(path).catch(() => null);
    if (found?.isDirectory() === true) return false;
    throw error;
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
