import { constants } from 'node:fs';
import { copyFile, open } from 'node:fs/promises';
import * as privateFile from '../../common/file/private-file.js';
import { onDisk } from './file-errors.js';

/** As in common/file, with what the disk refuses as `storage-unavailable`. */
export async function ensurePrivateFolder(path: string): Promise<void> {
  await onDisk(path, () => privateFile.ensurePrivateFolder(path));
}

/** As in common/file, with what the disk refuses as `storage-unavailable`. */
export async function writeNewFile(path: string, bytes: string): Promise<void> {
  await onDisk(path, () => privateFile.writeNewFile(path, bytes));
}

/** As in common/file, with what the disk refuses as `storage-unavailable`. */
export async function moveInto(path: string, temporary: string): Promise<void> {
  await onDisk(path, () => privateFile.moveInto(path, temporary));
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
      await file.chmod(privateFile.PRIVATE_FILE_MODE);
      await file.sync();
    } finally {
      await file.close();
    }
  });
  await moveInto(target, temporary);
}
