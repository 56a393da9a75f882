import { rm } from 'node:fs/promises';
import * as z from 'zod/mini';
import { toUserId, type UserId } from '../../../auth/user-id.js';
import { ensurePrivateFolder, writeNewFile } from '../atomic-file.js';
import { onDisk } from '../file-errors.js';
import { readJsonFile } from './json-file.js';
import { emailFile, emailsFolder } from './sign-in-places.js';

const ENTRY = z.object({ ownerId: z.string().check(z.minLength(1), z.maxLength(255)) });

/**
 * Who has which e-mail address: a file for each, named after its hash. An entry counts only while its user's own record
 * has the address too, so one that a crash left behind is nothing.
 */
export class EmailIndex {
  constructor(private readonly directory: string) {}

  async find(email: string): Promise<UserId | null> {
    const path = emailFile(this.directory, email);
    // Half an entry, of a writer at work or one that was cut short, is none yet.
    const read = await readJsonFile(path, { schema: ENTRY, onUnreadable: () => undefined });
    return read === null ? null : toUserId(read.value.ownerId);
  }

  /** The caller holds the lock of the index. */
  async set(email: string, ownerId: UserId): Promise<void> {
    await this.remove(email);
    await ensurePrivateFolder(emailsFolder(this.directory).path);
    await writeNewFile(emailFile(this.directory, email), JSON.stringify({ ownerId }));
  }

  /** The caller holds the lock of the index. */
  async remove(email: string): Promise<void> {
    const path = emailFile(this.directory, email);
    await onDisk(path, () => rm(path, { force: true }));
  }
}
