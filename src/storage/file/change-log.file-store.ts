import { access, type FileHandle } from 'node:fs/promises';
import type { UserId } from '../../auth/user-id.js';
import { ChangeLog, type ChangeQuery } from '../../portfolio/change-log.js';
import type { ChangedDocument, ChangeSet } from '../../portfolio/change.js';
import { concerns, isOf } from '../change-query.js';
import { parseChangeSet } from './change-set-line.js';
import type { FileSpace } from './file-documents.js';
import { onDiskIfPresent } from './file-errors.js';
import { entriesFromEnd, type LogEntry } from './log-lines.js';
import { readLog } from './read-log.js';
import { pendingNames } from './reconcile.js';
import { documentFile, documentFolder, userFolder, type UserFolder } from './user-folder.js';

export class FileChangeLog extends ChangeLog {
  constructor(private readonly space: FileSpace) {
    super();
  }

  override async list(ownerId: UserId, query: ChangeQuery): Promise<readonly ChangeSet[]> {
    const folder = userFolder(this.space.directory, ownerId);
    const found = await readLog(folder.changeLog, (file) =>
      collect(this.committed(folder, file), query),
    );
    return found ?? [];
  }

  override find(ownerId: UserId, id: string): Promise<ChangeSet | null> {
    return this.first(ownerId, (changeSet) => changeSet.id === id);
  }

  override newest(ownerId: UserId, { document, name }: ChangedDocument): Promise<ChangeSet | null> {
    return this.first(ownerId, (changeSet) => isOf(changeSet, { document, name }));
  }

  private first(
    ownerId: UserId,
    isWanted: (changeSet: ChangeSet) => boolean,
  ): Promise<ChangeSet | null> {
    const folder = userFolder(this.space.directory, ownerId);
    return readLog(folder.changeLog, async (file) => {
      for await (const changeSet of this.committed(folder, file)) {
        if (isWanted(changeSet)) return changeSet;
      }
      return null;
    });
  }

  /** Newest first; without a newest one whose write has not happened yet. A line that cannot be read is passed over. */
  private async *committed(folder: UserFolder, file: FileHandle): AsyncGenerator<ChangeSet> {
    const { changeLog } = folder;
    const onUnreadable = (start: number): void => {
      this.space.onWarning('change-log-line-unreadable', { file: changeLog, byte: start });
    };
    let isNewest = true;
    for await (const logged of entriesFromEnd(file, { parse: parseChangeSet, onUnreadable })) {
      if (!isNewest || (await isDone(folder, file, logged))) yield logged.entry;
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
  { line, entry: changeSet }: LogEntry<ChangeSet>,
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
