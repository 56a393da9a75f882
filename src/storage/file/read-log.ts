import type { FileHandle } from 'node:fs/promises';
import { openRegularFile } from '../../common/regular-file.js';
import { onDiskIfPresent } from './file-errors.js';

/** Opens a log for as long as `read` takes; null when there is no such file. */
export function readLog<T>(
  path: string,
  read: (file: FileHandle) => Promise<T>,
): Promise<T | null> {
  return onDiskIfPresent(path, async () => {
    const file = await openRegularFile(path);
    try {
      return await read(file);
    } finally {
      await file.close();
    }
  });
}
