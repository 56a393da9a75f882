import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { toUserId } from '../../../auth/user-id.js';
import { onDiskIfPresent } from '../file-errors.js';
import { userFolder } from '../user-folder.js';
import { readJsonFile, removeFile } from './json-file.js';
import { POINTER } from './pointer.js';
import { credentialFile, pointersFolder } from './sign-in-places.js';

/** Of pointers whose hashes begin with these two digits. */
const FOLDER = /^[0-9a-f]{2}$/;

/**
 * Removes the pointers whose record is gone, as one stays behind when a process is killed while it revokes. A record comes
 * before its pointer, so none of a writer at work is among them; half a pointer has its record, and goes with it.
 */
export async function sweepPointers(dataFolder: string): Promise<void> {
  const root = pointersFolder(dataFolder);
  for (const name of (await namesIn(root)).filter((each) => FOLDER.test(each))) {
    const folder = join(root, name);
    for (const hash of await namesIn(folder)) {
      const pointer = join(folder, hash);
      if (await isDangling(dataFolder, pointer)) await removeFile(pointer);
    }
  }
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return (await onDiskIfPresent(folder, () => readdir(folder))) ?? [];
}

async function isDangling(dataFolder: string, pointer: string): Promise<boolean> {
  const read = await readJsonFile(pointer, { schema: POINTER, onUnreadable: () => undefined });
  if (read === null) return false;
  const { kind, ownerId, id } = read.value;
  const record = credentialFile(userFolder(dataFolder, toUserId(ownerId)), kind, id);
  return (await onDiskIfPresent(record, () => stat(record))) === null;
}
