import { access, type FileHandle, open } from 'node:fs/promises';
import type { UserId } from '../../auth/user-id.js';
import { ChangeLog, type ChangeQuery } from '../../portfolio/change-log.js';
import type { ChangeSet } from '../../portfolio/change.js';
import { concerns } from '../change-query.js';
import { type ChangeLine, linesFromEnd, parseChangeSet } from './change-lines.js';
import type { FileSpace } from './file-documents.js';
import { onDiskIfPresent } from './file-errors.js';
import { pendingNames } from './reconcile.js';
import { documentFile, documentFolder, userFolder, type UserFolder } from './user-folder.js';

export class FileChangeLog extends ChangeLog {
  constructor(private readonly space: FileSpace) {
    super();
  }

  override async list(ownerId: UserId, query: ChangeQuery): Promise<readonly ChangeSet[]> {
    const folder = userFolder(this.space.directory, ownerId);
    const found = await onDiskIfPresent(folder.changeLog, async () => {
      const file = await open(folder.changeLog, 'r');
      try {
        return await collect(this.committed(folder, file), query);
      } finally {
        await file.close();
      }
    });
    return found ?? [];
  }

  /** Newest first; without a newest one whose write has not happened yet. A line that cannot be read is passed over. */
  private async *committed(folder: UserFolder, file: FileHandle): AsyncGenerator<ChangeSet> {
    let isNewest = true;
    for await (const line of linesFromEnd(file)) {
      if (!line.isComplete) continue;
      const changeSet = parseChangeSet(line.text);
      if (changeSet === null) {
        const { start } = line;
        this.space.onWarning('change-log-line-unreadable', { file: folder.changeLog, byte: start });
      } else if (!isNewest || (await isDone(folder, file, { line, changeSet }))) {
        yield changeSet;
      }
      isNewest = false;
    }
  }
}

async function collect(
  newestFirst: AsyncGenerator<ChangeSet>,
  { before, limit, portfolioName }: ChangeQuery,
): Promise<readonly ChangeSet[]> {
  const found: ChangeSet[] = [];
  let isWanted = before === null;
  for await (const changeSet of newestFirst) {
    if (found.length >= limit) break;
    if (isWanted && concerns(changeSet, portfolioName)) found.push(changeSet);
    if (changeSet.id === before) isWanted = true;
  }
  return found;
}

/** Whether the write that the newest line tells of has happened: the line comes first. */
async function isDone(
  folder: UserFolder,
  file: FileHandle,
  { line, changeSet }: { readonly line: ChangeLine; readonly changeSet: ChangeSet },
): Promise<boolean> {
  const names = pendingNames(documentFolder(folder, changeSet.document), changeSet.id);
  const isPending = (await Promise.all(names.map(exists))).includes(true);
  // Between the two, the line may have been taken off, and then its pending file.
  if (!isPending) return (await file.stat()).size >= line.end;
  return changeSet.versionAfter === null && !(await exists(documentFile(folder, changeSet)));
}

async function exists(path: string): Promise<boolean> {
  const found = await onDiskIfPresent(path, () => access(path).then(() => true));
  return found ?? false;
}
