import { join } from 'node:path';
import pLimit from 'p-limit';
import * as z from 'zod/mini';
import type { PurgeClaim } from '../../../auth/sessions/session.store.js';
import { byCodeUnit } from '../../../common/document/code-unit-order.js';
import { AppError } from '../../../common/problem/app-error.js';
import { isPurgeDue } from '../../purge-due.js';
import type { FileSpace } from '../file-documents.js';
import { UserLocks } from '../user-locks.js';
import type { CredentialFiles } from './credential-files.js';
import { type JsonFile, readJsonFile, writeJsonFile } from './json-file.js';
import { listUserFolders } from './list-user-folders.js';
import type { SessionRecord } from './session-record.js';
import { maintenanceFolder } from './sign-in-places.js';
import { sweepPointers } from './sweep-pointers.js';

/** Files in work: as many as Node has threads for them. */
const AT_ONCE = 4;

const LAST_RUN = z.object({ startedAt: z.iso.datetime() });

/** Takes the sessions of all users away that are over, one process at a time. */
export class SessionPurge {
  /** Whoever finds another one at it does not wait. */
  private readonly locks = new UserLocks(0);
  /** Folder of the user at whom the last batch was full. */
  private resumeAt = '';
  /** What a killed process left is looked for once: this one leaves nothing as long as it lives. */
  private isSwept = false;

  constructor(
    private readonly space: FileSpace,
    private readonly sessions: CredentialFiles<SessionRecord>,
  ) {}

  async claim(claim: PurgeClaim): Promise<boolean> {
    const { directory, locks } = this.space;
    const folder = maintenanceFolder(directory, 'session_purge_claim');
    return locks.withLock(folder, async (lock) => {
      const path = join(folder.path, 'last.json');
      // A record that nothing can be made of is as good as none: a purge too many does no harm.
      const last = await readJsonFile(path, { schema: LAST_RUN, onUnreadable: () => undefined });
      const lastRun = last === null ? null : new Date(last.value.startedAt);
      if (!isPurgeDue(lastRun, claim)) return false;
      const value = { startedAt: claim.now.toISOString() };
      await writeJsonFile(path, { value, touchedAt: claim.now }, lock);
      return true;
    });
  }

  /** Null: another process is at it. */
  async run(
    batch: number,
    isOver: (session: JsonFile<SessionRecord>) => boolean,
  ): Promise<number | null> {
    const folder = maintenanceFolder(this.space.directory, 'session_purge');
    try {
      return await this.locks.withLock(folder, () => this.removeUpTo(batch, isOver));
    } catch (error) {
      if (error instanceof AppError && error.code === 'storage-busy') return null;
      throw error;
    }
  }

  private async removeUpTo(
    batch: number,
    isOver: (session: JsonFile<SessionRecord>) => boolean,
  ): Promise<number> {
    const folders = [...(await listUserFolders(this.space.directory))].sort(byCodeUnit);
    let removed = 0;
    for (const folder of folders.filter((each) => each >= this.resumeAt)) {
      const over = (await this.sessions.listIn(folder)).filter(isOver);
      const those = over.slice(0, batch - removed);
      const gone = await pLimit(AT_ONCE).map(those, ({ value }) =>
        this.sessions.removeRecord(folder, value),
      );
      removed += gone.filter(Boolean).length;
      if (those.length < over.length) {
        this.resumeAt = folder;
        return removed;
      }
    }
    this.resumeAt = '';
    if (!this.isSwept) await sweepPointers(this.space.directory);
    this.isSwept = true;
    return removed;
  }
}
