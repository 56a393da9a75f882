import { randomUUID } from 'node:crypto';
import { readdir, rm } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { UserId } from '../../auth/user-id.js';
import { syncFolder } from '../../common/file/private-file.js';
import { differences } from '../compare-user-data.js';
import type { MovedFile } from '../data-transfer.js';
import { ensurePrivateFolder, moveInto } from '../file/atomic-file.js';
import { onDisk, onDiskIfPresent } from '../file/file-errors.js';
import { copyAside, putAside } from '../file/moving/put-aside.js';
import { readUserFiles } from '../file/moving/read-user-files.js';
import { writeUserFiles } from '../file/moving/write-user-files.js';
import { type UserFolder, userFolder } from '../file/user-folder.js';
import type { HeldLock } from '../file/user-locks.js';
import type { UserData } from '../user-data.js';
import type { PlannedFiles } from './plan-files.js';
import { type TransferContext, UnfaithfulError, type UserRun } from './transfer-context.js';

/** Where an export writes until all of it can be put in place; what an interrupted one leaves, the next one removes. */
const UNFINISHED = '.export-';

/** What is written, and the files that make way for it. */
export interface FilesToPlace extends Pick<PlannedFiles, 'written' | 'unchangedPortfolios'> {
  /** Files that go. */
  readonly gone: readonly MovedFile[];
  /** Files that newer ones take the place of: of these a copy goes aside, so that there is always one in place. */
  readonly replaced: readonly MovedFile[];
  readonly lock: HeldLock;
}

/**
 * Writes a user's files aside, reads them back, and then puts each in its place in one step. The caller holds the lock.
 * @throws UnfaithfulError when they read differently, and then nothing is in place
 */
export async function putInPlace(
  context: TransferContext,
  { ownerId, isDryRun, onStage }: UserRun,
  { written, unchangedPortfolios, gone, replaced, lock }: FilesToPlace,
): Promise<void> {
  const folder = userFolder(context.directory, ownerId);
  const temporary = join(folder.path, `${UNFINISHED}${randomUUID()}`);
  const beside = userFolder(temporary, ownerId);
  try {
    const paths = await writeUserFiles(beside, written);
    await writeUserFiles(beside, { ...NOTHING, documents: unchangedPortfolios });
    await requireFaithful(context, { ownerId, temporary, written });
    if (isDryRun) return;
    await lock.requireHeld();
    for (const file of gone) await putAside(file);
    for (const file of replaced) await copyAside(file);
    for (const path of paths) {
      const target = join(folder.path, relative(beside.path, path));
      await ensurePrivateFolder(dirname(target));
      await lock.requireHeld();
      await moveInto(target, path);
      onStage('moved');
    }
  } finally {
    await removeUnfinished(folder);
  }
}

/** What exports that did not come to their end left. The caller holds the lock. */
export async function removeUnfinished({ path }: UserFolder): Promise<void> {
  const names = (await onDiskIfPresent(path, () => readdir(path))) ?? [];
  const unfinished = names.filter((name) => name.startsWith(UNFINISHED));
  for (const name of unfinished) {
    await onDisk(path, () => rm(join(path, name), { recursive: true, force: true }));
  }
  if (unfinished.length > 0) await onDisk(path, () => syncFolder(path));
}

const NOTHING: UserData = { documents: [], changes: [], limitChecks: new Map() };

async function requireFaithful(
  { clock, onWarning }: TransferContext,
  {
    ownerId,
    temporary,
    written,
  }: { readonly ownerId: UserId; readonly temporary: string; readonly written: UserData },
): Promise<void> {
  const place = { directory: temporary, ownerId, legacyFiles: [], clock, onWarning };
  const { data, faults } = await readUserFiles(place);
  const unlike = [...faults.map(({ detail }) => detail), ...differences(written, data)];
  if (unlike.length > 0) throw new UnfaithfulError(unlike);
}
