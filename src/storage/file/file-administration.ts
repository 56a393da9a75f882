import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StorageAdministration } from '../../admin/storage-administration.js';
import { hasErrorCode, onDisk } from './file-errors.js';

const ALL_ACCESS = constants.R_OK | constants.W_OK | constants.X_OK;

/** Whether the data folder can be used, which may be made only by the first write. */
export class FileAdministration extends StorageAdministration {
  readonly store = 'file';
  readonly checks;

  constructor(directory: string) {
    super();
    const check = async (): Promise<'usable'> => {
      await onDisk(directory, () => requireFolder(resolve(directory)));
      return 'usable';
    };
    this.checks = [{ name: 'store', check }];
  }

  pool(): null {
    return null;
  }

  newestMigration(): Promise<null> {
    return Promise.resolve(null);
  }
}

/** Of a folder that is not there yet, the nearest one above it that is. */
async function requireFolder(path: string): Promise<void> {
  try {
    // The separator at the end makes the system refuse a file.
    await access(`${path}/`, ALL_ACCESS);
  } catch (error) {
    if (!hasErrorCode(error, 'ENOENT') || dirname(path) === path) throw error;
    await requireFolder(dirname(path));
  }
}
