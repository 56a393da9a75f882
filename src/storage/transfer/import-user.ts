import type { UserTransfer } from '../data-transfer.js';
import { differences } from '../compare-user-data.js';
import type { LegacyFile } from '../file/moving/owned-file.js';
import { asideFile, putAside } from '../file/moving/put-aside.js';
import { readUserFiles, type UserFiles } from '../file/moving/read-user-files.js';
import { reconcile } from '../file/reconcile.js';
import { limitCheckFile, userFolder } from '../file/user-folder.js';
import type { HeldLock } from '../file/user-locks.js';
import { documentKey, isEmptyData } from '../user-data.js';
import type { Placement } from '../user-data-placement.js';
import { failed, type TransferContext, UnfaithfulError, type UserRun } from './transfer-context.js';

export interface ImportRun extends UserRun {
  readonly legacyFiles: readonly LegacyFile[];
  /** Where imported files go. */
  readonly aside: string;
}

/**
 * One user's files into the database: all in one transaction that reads back what it wrote, while nobody else writes the
 * user's files or rows; then the files are put aside. Null for a user without any.
 */
export async function importUser(
  context: TransferContext,
  run: ImportRun,
): Promise<UserTransfer | null> {
  const { directory, clock, onWarning } = context;
  const { ownerId, legacyFiles } = run;
  const folder = userFolder(directory, ownerId);
  return context.locks.withLock(folder, async (lock) => {
    await reconcile(folder, onWarning);
    const found = await readUserFiles({ directory, ownerId, legacyFiles, clock, onWarning });
    if (found.faults.length > 0) return failed(ownerId, found.faults);
    if (isEmptyData(found.data)) return null;
    run.onStage('read');
    const placement = await place(context, run, { found, lock });
    run.onStage('kept');
    return putFilesAside(context, run, { found, placement, lock });
  });
}

async function place(
  { database }: TransferContext,
  { ownerId, isDryRun, onStage }: ImportRun,
  { found, lock }: { readonly found: UserFiles; readonly lock: HeldLock },
): Promise<Placement> {
  const reasons = new Map([...found.legacy].map(([key, path]) => [key, `imported from ${path}`]));
  return database.move(ownerId, !isDryRun, async (rows) => {
    const placement = await rows.place({ ...found.data, reasons });
    const { data } = await rows.collect();
    const unlike = differences(placement.expected, data);
    if (unlike.length > 0) throw new UnfaithfulError(unlike);
    await lock.requireHeld();
    onStage('placed');
    return placement;
  });
}

async function putFilesAside(
  { directory }: TransferContext,
  { ownerId, isDryRun, aside, onStage }: ImportRun,
  {
    found,
    placement,
    lock,
  }: { readonly found: UserFiles; readonly placement: Placement; readonly lock: HeldLock },
): Promise<UserTransfer> {
  const { documents, changesAdded, limitChecksAdded, expected } = placement;
  const conflicts = documents.filter(({ outcome }) => outcome === 'conflict');
  const folder = userFolder(directory, ownerId);
  const files = [
    // Backwards, so that a run that is cut short leaves no limits without their portfolio.
    ...documents
      .toReversed()
      .filter(({ outcome }) => outcome !== 'conflict')
      .flatMap((document) => found.files.get(documentKey(document)) ?? []),
    ...[...expected.limitChecks.keys()].map((name) => limitCheckFile(folder, name)),
    // The history of a document that stays in files stays with it.
    ...(conflicts.length === 0 && found.data.changes.length > 0 ? [folder.changeLog] : []),
  ];
  const filesMoved = files.map((file) => asideFile(directory, aside, file));
  for (const file of isDryRun ? [] : filesMoved) {
    await lock.requireHeld();
    await putAside(file);
    onStage('moved');
  }
  const versions = new Map(
    found.data.documents.map((document) => [documentKey(document), document.version]),
  );
  return {
    user: ownerId,
    outcome: conflicts.length === 0 ? 'done' : 'unfinished',
    documents: documents.map(({ document, name, outcome, versionThere }) => {
      const versionInFiles = versions.get(documentKey({ document, name })) ?? null;
      const versionInDatabase = outcome === 'created' ? versionInFiles : versionThere;
      return { document, name, outcome, versionInFiles, versionInDatabase };
    }),
    changesAdded,
    limitChecksAdded,
    filesMoved,
    isSwitched: false,
    faults: [],
  };
}
