import type { MovedFile, TransferFault, UserTransfer } from '../data-transfer.js';
import { asideFile } from '../file/moving/put-aside.js';
import { readUserFiles } from '../file/moving/read-user-files.js';
import { reconcile } from '../file/reconcile.js';
import { documentFile, userFolder } from '../file/user-folder.js';
import type { HeldLock } from '../file/user-locks.js';
import type { OwnedRows } from '../prisma/moving/rows-of-user.js';
import { type CollectedData, isEmptyData, type KeptDocument, type UserData } from '../user-data.js';
import { planFiles } from './plan-files.js';
import { putInPlace, removeUnfinished } from './put-in-place.js';
import { failed, type TransferContext, type UserRun } from './transfer-context.js';

export interface ExportRun extends UserRun {
  readonly isSwitch: boolean;
  /** Where files go that make way for newer ones. */
  readonly aside: string;
}

interface ExportWork {
  readonly rows: OwnedRows;
  readonly lock: HeldLock;
  readonly data: UserData;
}

/**
 * One user's rows into files, while nobody else writes either: written aside, read back, then put in place file by file.
 * The database serves the user until the rows are archived, which is the last step. Null for a user without any rows.
 */
export async function exportUser(
  context: TransferContext,
  run: ExportRun,
): Promise<UserTransfer | null> {
  const { directory, database, locks, onWarning } = context;
  const { ownerId, isDryRun, onStage } = run;
  const folder = userFolder(directory, ownerId);
  return locks.withLock(folder, async (lock) => {
    if (!(await database.isKnown(ownerId))) return null;
    await reconcile(folder, onWarning);
    await removeUnfinished(folder);
    const transfer = await database.move(ownerId, !isDryRun, async (rows) => {
      const { data, corrupt } = await rows.collect();
      if (corrupt.length > 0) return failed(ownerId, corruptRows(corrupt));
      if (isEmptyData(data)) return null;
      onStage('read');
      return exportData(context, run, { rows, lock, data });
    });
    if (transfer !== null) onStage('kept');
    return transfer;
  });
}

async function exportData(
  context: TransferContext,
  run: ExportRun,
  { rows, lock, data }: ExportWork,
): Promise<UserTransfer> {
  const { directory, clock, onWarning } = context;
  const { ownerId, isDryRun, aside, onStage } = run;
  const there = await readUserFiles({ directory, ownerId, legacyFiles: [], clock, onWarning });
  if (there.faults.length > 0) return failed(ownerId, there.faults);
  const { documents, changesAdded, limitChecksAdded, ...plan } = planFiles(data, there.data);
  const folder = userFolder(directory, ownerId);
  const toAside = (document: KeptDocument): MovedFile =>
    asideFile(directory, aside, documentFile(folder, document));
  const [gone, replaced] = [plan.gone.map(toAside), plan.replaced.map(toAside)];
  await putInPlace(context, run, { ...plan, gone, replaced, lock });
  const isDone = documents.every(({ outcome }) => outcome !== 'conflict');
  // Without a document, no file would lead anybody to the user's files.
  const isSwitched = run.isSwitch && isDone && data.documents.length > 0;
  await lock.requireHeld();
  if (isSwitched && !isDryRun) await rows.archive();
  onStage('placed');
  return {
    user: ownerId,
    outcome: isDone ? 'done' : 'unfinished',
    documents,
    changesAdded,
    limitChecksAdded,
    filesMoved: [...gone, ...replaced],
    isSwitched,
    faults: [],
  };
}

function corruptRows(corrupt: CollectedData['corrupt']): readonly TransferFault[] {
  return corrupt.flatMap(({ place, faults }) =>
    faults.map((fault) => ({ ...fault, file: null, detail: `${place}: ${fault.detail}` })),
  );
}
