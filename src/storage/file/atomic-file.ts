import { constants } from 'node:fs';
import { copyFile, mkdir, open, rename } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { onDisk } from './file-errors.js';

const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

/** Makes `path` and what lacks above it, readable by its owner only, and makes that survive a power cut. */
export async function ensurePrivateFolder(path: string): Promise<void> {
  await onDisk(path, async () => {
    const topmost = await mkdir(path, { recursive: true, mode: PRIVATE_FOLDER });
    if (topmost === undefined) return;
    for (let made = path; made.length >= topmost.length; made = dirname(made)) {
      await syncFolder(dirname(made));
    }
  });
}

/** Writes a new file that is wholly on the disk, name and bytes, when this returns. */
export async function writeNewFile(path: string, bytes: string): Promise<void> {
  await onDisk(path, async () => {
    const file = await open(path, 'wx', PRIVATE_FILE);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await syncFolder(dirname(path));
  });
}

/** Puts `temporary` in the place of `path` in one step, which is atomic only within one file system. */
export async function moveInto(path: string, temporary: string): Promise<void> {
  await onDisk(path, async () => {
    await rename(temporary, path);
    await syncFolder(dirname(path));
  });
}

/** A copy of a file beside it; a copy cut short by a crash keeps the name `temporary`, never `target`. */
export async function keepCopy(
  source: string,
  { temporary, target }: { readonly temporary: string; readonly target: string },
): Promise<void> {
  await onDisk(target, async () => {
    await copyFile(source, temporary, constants.COPYFILE_EXCL);
    const file = await open(temporary, 'r+');
    try {
      await file.chmod(PRIVATE_FILE);
      await file.sync();
    } finally {
      await file.close();
    }
  });
  await moveInto(target, temporary);
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

/** Where the bytes of a write wait until it is done; a name that no document can have. */
export function pendingFile(folder: string, id: string): string {
  return join(folder, `.pending-${id}`);
}
