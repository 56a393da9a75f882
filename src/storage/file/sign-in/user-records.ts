import * as z from 'zod/mini';
import { toUserId, type UserId } from '../../../auth/user-id.js';
import type { User } from '../../../auth/users/user.js';
import type { OnWarning } from '../../warning.js';
import { userFolder } from '../user-folder.js';
import type { HeldLock } from '../user-locks.js';
import { readJsonFile, writeJsonFile } from './json-file.js';
import { listUserFolders } from './list-user-folders.js';
import { userRecordFile } from './sign-in-places.js';

const RECORD = z.object({
  id: z.string().check(z.minLength(1), z.maxLength(255)),
  email: z.nullable(z.string()),
  name: z.nullable(z.string()),
  tier: z.enum(['public', 'registered', 'paid']),
  createdAt: z.iso.datetime(),
  lastLogin: z.nullable(z.iso.datetime()),
});

/** The file that each user who has signed in has. */
export class UserRecords {
  constructor(
    private readonly directory: string,
    private readonly onWarning: OnWarning,
  ) {}

  async find(ownerId: UserId): Promise<User | null> {
    const user = await this.read(userFolder(this.directory, ownerId).path);
    return user?.id === ownerId ? user : null;
  }

  async write(user: User, lock: HeldLock): Promise<void> {
    const path = userRecordFile(userFolder(this.directory, user.id));
    await writeJsonFile(
      path,
      { value: user, touchedAt: new Date(user.lastLogin ?? user.createdAt) },
      lock,
    );
  }

  /** In no order. */
  async all(): Promise<readonly User[]> {
    const found: User[] = [];
    for (const folder of await listUserFolders(this.directory)) {
      const user = await this.read(folder);
      if (user !== null) found.push(user);
    }
    return found;
  }

  private async read(path: string): Promise<User | null> {
    const file = userRecordFile({ path });
    const onUnreadable = (): void => {
      this.onWarning('user-record-unreadable', { file });
    };
    const read = await readJsonFile(file, { schema: RECORD, onUnreadable });
    return read === null ? null : { ...read.value, id: toUserId(read.value.id) };
  }
}
