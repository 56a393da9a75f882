import { access, open } from 'node:fs/promises';
import type { UserId } from '../../auth/user-id.js';
import { ChangeLog, type ChangeQuery } from '../../portfolio/change-log.js';
import type { ChangeSet } from '../../portfolio/change.js';
import { concerns } from '../change-query.js';
import { linesFromEnd, parseChangeSet } from './change-lines.js';
import type { FileSpace } from './file-documents.js';
import { onDiskIfPresent } from './file-errors.js';
import { pendingNames } from './reconcile.js';
import { documentFolder, userFolder, type UserFolder } from './user-folder.js';

export class FileChangeLog extends ChangeLog {
  constructor(private readonly space: FileSpace) {
    super();
  }

  override async list(ownerId: UserId, query: ChangeQuery): Promise<readonly ChangeSet[]> {
    const folder = userFolder(this.space.directory, ownerId);
    const found = await onDiskIfPresent(folder.changeLog, async () => {
      const file = await open(folder.changeLog, 'r');
      try {
        return await collect(this.committed(folder, linesFromEnd(file)), query);
      } finally {
        await file.close();
      }
    });
    return found ?? [];
  }

  /** Newest first; without a newest one whose write has not happened yet. A line that cannot be read is passed over. */
  private async *committed(
    folder: UserFolder,
    lines: ReturnType<typeof linesFromEnd>,
  ): AsyncGenerator<ChangeSet> {
    let isNewest = true;
    for await (const { isComplete, start, text } of lines) {
      const changeSet = isComplete ? parseChangeSet(text) : null;
      const isPending = isNewest && changeSet !== null && (await hasPendingFile(folder, changeSet));
      if (changeSet !== null && !isPending) yield changeSet;
      if (changeSet === null && isComplete) {
        this.space.onWarning('change-log-line-unreadable', { file: folder.changeLog, byte: start });
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

async function hasPendingFile(folder: UserFolder, { id, document }: ChangeSet): Promise<boolean> {
  const names = pendingNames(documentFolder(folder, document), id);
  const present = await Promise.all(
    names.map((name) => onDiskIfPresent(name, () => access(name).then(() => true))),
  );
  return present.includes(true);
}
