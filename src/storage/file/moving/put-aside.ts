import { randomUUID } from 'node:crypto';
import { rename, unlink } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { pendingFile, syncFolder } from '../../../common/file/private-file.js';
import type { MovedFile } from '../../data-transfer.js';
import { ensurePrivateFolder, keepCopy } from '../atomic-file.js';
import { hasErrorCode, onDisk } from '../file-errors.js';

/** Where files go that serve nobody any more: beside `users/`, under what came of them and the time of the run. */
export function asideFolder(directory: string, what: 'imported' | 'replaced', at: Date): string {
  return join(directory, what, at.toISOString().replaceAll(':', '-'));
}

/** Where a file goes: as it lies below `directory`, or by its own name when it lies elsewhere. */
export function asideFile(directory: string, aside: string, file: string): MovedFile {
  const below = relative(directory, file);
  const isBelow = below.startsWith('users');
  return { from: file, to: join(aside, isBelow ? below : basename(file)) };
}

/** Moves one file in one step; onto another file system in two, of which the second takes the original away. */
export async function putAside({ from, to }: MovedFile): Promise<void> {
  await ensurePrivateFolder(dirname(to));
  try {
    await rename(from, to);
    await onDisk(to, () => syncFolder(dirname(to)));
  } catch (error) {
    if (!hasErrorCode(error, 'EXDEV')) throw error;
    await copyAside({ from, to });
    await onDisk(from, () => unlink(from));
  }
  await onDisk(from, () => syncFolder(dirname(from)));
}

/** The copy is wholly there, or not at all. */
export async function copyAside({ from, to }: MovedFile): Promise<void> {
  await ensurePrivateFolder(dirname(to));
  await keepCopy(from, { temporary: pendingFile(dirname(to), randomUUID()), target: to });
}
