import { dirname } from 'node:path';
import { pendingFile } from '../../common/file/private-file.js';
import type { ChangeSet } from '../../portfolio/change.js';
import type { OnWarning } from '../warning.js';
import { ensurePrivateFolder, moveInto, writeNewFile } from './atomic-file.js';
import { appendLine } from './log-tail.js';
import {
  finishDeletion,
  finishRestoration,
  reconcile,
  type RestoredFile,
  restoredFiles,
} from './reconcile.js';
import { documentFile, type UserFolder } from './user-folder.js';
import type { HeldLock } from './user-locks.js';

export interface Commit {
  readonly folder: UserFolder;
  readonly lock: HeldLock;
  readonly changeSet: ChangeSet;
  readonly onWarning: OnWarning;
}

/** Logs a save and puts the new text in place, both or neither, whenever the process ends. */
export async function commitSave(commit: Commit, text: string): Promise<void> {
  const { folder, lock, changeSet } = commit;
  const target = documentFile(folder, changeSet);
  const pending = pendingFile(dirname(target), changeSet.id);
  await ensurePrivateFolder(dirname(target));
  await undoneOnFailure(commit, async () => {
    await writeNewFile(pending, text);
    await lock.requireHeld();
    await appendLine(folder.changeLog, changeSet);
    await lock.requireHeld();
    await moveInto(target, pending);
  });
}

/**
 * Logs that a portfolio came back with its limits and puts both texts in place, all or nothing, whenever the process
 * ends. The portfolio comes last: it is there only with its limits.
 */
export async function commitRestoration(
  commit: Commit,
  texts: Readonly<Record<RestoredFile['document'], string>>,
): Promise<void> {
  const { folder, lock, changeSet } = commit;
  await undoneOnFailure(commit, async () => {
    for (const { document, target, pending } of restoredFiles(folder, changeSet)) {
      await ensurePrivateFolder(dirname(target));
      await writeNewFile(pending, texts[document]);
    }
    await lock.requireHeld();
    await appendLine(folder.changeLog, changeSet);
    await lock.requireHeld();
    await finishRestoration(folder, changeSet);
  });
}

/** Logs a deletion and removes the files, both or neither, whenever the process ends. */
export async function commitDeletion(commit: Commit): Promise<void> {
  const { folder, lock, changeSet } = commit;
  const pending = pendingFile(dirname(documentFile(folder, changeSet)), changeSet.id);
  await undoneOnFailure(commit, async () => {
    await writeNewFile(pending, '');
    await lock.requireHeld();
    await appendLine(folder.changeLog, changeSet);
    await lock.requireHeld();
    await finishDeletion(folder, changeSet, pending);
  });
}

/** Leaves nothing behind of a write that failed half-way; if even that fails, the next writer does it. */
async function undoneOnFailure(
  { folder, lock, onWarning }: Commit,
  write: () => Promise<void>,
): Promise<void> {
  try {
    await write();
  } catch (error) {
    try {
      await lock.requireHeld();
      await reconcile(folder, onWarning);
    } catch (reason) {
      onWarning('failed-write-left-for-next-writer', {
        folder: folder.path,
        reason: String(reason),
      });
    }
    throw error;
  }
}
