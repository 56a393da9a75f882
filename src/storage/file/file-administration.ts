import { access, constants } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { StorageAdministration } from '../../admin/storage-administration.js';
import type { UserId } from '../../auth/user-id.js';
import type { Tier, User } from '../../auth/users/user.js';
import type { PageRequest } from '../../common/document/stored-document.js';
import { pageOfUsers } from '../user-order.js';
import { hasErrorCode, onDisk } from './file-errors.js';
import type { FileUserStore } from './sign-in/user.file-store.js';
import type { UserRecords } from './sign-in/user-records.js';

const ALL_ACCESS = constants.R_OK | constants.W_OK | constants.X_OK;

/** Everybody who has a record. */
export interface SignedInUsers {
  readonly store: FileUserStore;
  readonly records: UserRecords;
}

/** Whether the data folder can be used, which may be made only by the first write, and who has signed in. */
export class FileAdministration extends StorageAdministration {
  readonly store = 'file';
  readonly checks;

  constructor(
    directory: string,
    private readonly signedIn: SignedInUsers,
  ) {
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

  async users(page: PageRequest): Promise<readonly User[]> {
    return pageOfUsers(await this.signedIn.records.all(), page);
  }

  findUserByEmail(email: string): Promise<User | null> {
    return this.signedIn.store.findByEmail(email);
  }

  setTier(ownerId: UserId, tier: Tier): Promise<User | null> {
    return this.signedIn.store.setTier(ownerId, tier);
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
