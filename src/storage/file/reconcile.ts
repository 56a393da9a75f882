import { readdir, rename, rm, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { moveInto, pendingFile, syncFolder } from '../../common/file/private-file.js';
import type { ChangeSet } from '../../portfolio/change.js';
import type { OnWarning } from '../warning.js';
import { parseChangeSet } from './change-set-line.js';
import { onDisk, onDiskIfPresent } from './file-errors.js';
import { readTail, truncateLog } from './log-tail.js';
import { documentFile, filesOfDocument, type UserFolder, writtenFolders } from './user-folder.js';

const PENDING = /^\.(?:pending|undone)-(.+)$/;

/**
 * Brings documents and change log into agreement after a writer that did not come to its end. Whoever takes a
 * user's lock does this first.
 *
 * A write leaves its pending file until it is done, under the id of its change set. So if the newest change
 * set still has one, its write did not happen: a save is undone by taking the line off again, while a deletion, and
 * a portfolio that comes back with its limits, are carried through: they are more than one step. A pending file of any other id never reached the log.
 */
export async function reconcile(folder: UserFolder, onWarning: OnWarning): Promise<void> {
  const pending = await findPending(folder);
  const tail = await readTail(folder.changeLog, {
    parse: parseChangeSet,
    onCut: (start) => {
      onWarning('change-log-tail-cut', { file: folder.changeLog, byte: start });
    },
  });
  for (const { path, id } of pending) {
    if (tail?.entry.id !== id) await onDisk(path, () => rm(path, { force: true }));
    else if (tail.entry.versionAfter === null) await finishDeletion(folder, tail.entry, path);
    else if (isRestoration(tail.entry)) await finishRestoration(folder, tail.entry);
    else await undoSave(folder, { id, start: tail.start }, path);
    onWarning('unfinished-write-settled', { file: path });
  }
}

/** Removes the document of a logged deletion and all that goes with it, and then its pending file. */
export async function finishDeletion(
  folder: UserFolder,
  changeSet: ChangeSet,
  pending: string,
): Promise<void> {
  for (const file of filesOfDocument(folder, changeSet)) {
    const isRemoved = await onDiskIfPresent(file, async () => {
      await unlink(file);
      return true;
    });
    if (isRemoved === true) await onDisk(file, () => syncFolder(dirname(file)));
  }
  await onDisk(pending, () => rm(pending, { force: true }));
}

/** A portfolio that came with the limits of its own. */
function isRestoration({ document, changes }: ChangeSet): boolean {
  return document === 'portfolio' && changes.some(({ kind }) => kind === 'limits_changed');
}

/** One of the two files of a restoration: where its text waits, and where it belongs. */
export interface RestoredFile {
  readonly document: 'portfolio' | 'risk-limits';
  readonly target: string;
  readonly pending: string;
}

/** In the order in which they are put in place. */
export function restoredFiles(
  folder: UserFolder,
  { id, name }: ChangeSet,
): readonly RestoredFile[] {
  return (['risk-limits', 'portfolio'] as const).map((document) => {
    const target = documentFile(folder, { document, name });
    return { document, target, pending: pendingFile(dirname(target), id) };
  });
}

/** Puts in place what of a logged restoration still waits. */
export async function finishRestoration(folder: UserFolder, changeSet: ChangeSet): Promise<void> {
  for (const { target, pending } of restoredFiles(folder, changeSet)) {
    await onDiskIfPresent(pending, () => moveInto(target, pending));
  }
}

/** @param line id of the change set that is taken off, and the byte that its line starts at. */
async function undoSave(
  folder: UserFolder,
  line: { readonly id: string; readonly start: number },
  pending: string,
): Promise<void> {
  const undone = undoneFile(dirname(pending), line.id);
  // Taken away from its writer first: should that still run after a long pause, it can no longer finish.
  if (pending !== undone) await onDisk(pending, () => rename(pending, undone));
  await truncateLog(folder.changeLog, line.start);
  await onDisk(undone, () => rm(undone, { force: true }));
}

/** Both names that a write which did not come to its end may wait under. */
export function pendingNames(folder: string, id: string): readonly string[] {
  return [pendingFile(folder, id), undoneFile(folder, id)];
}

function undoneFile(folder: string, id: string): string {
  return join(folder, `.undone-${id}`);
}

async function findPending(
  folder: UserFolder,
): Promise<readonly { readonly path: string; readonly id: string }[]> {
  const found = await Promise.all(
    writtenFolders(folder).map(async (path) => {
      const names = (await onDiskIfPresent(path, () => readdir(path))) ?? [];
      return names.flatMap((name) => {
        const id = PENDING.exec(name)?.[1];
        return id === undefined ? [] : [{ path: join(path, name), id }];
      });
    }),
  );
  return found.flat();
}
