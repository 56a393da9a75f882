import type { UserId } from '../../auth/user-id.js';
import { ChangeLog, type ChangeQuery } from '../../portfolio/change-log.js';
import type { ChangedDocument, ChangeSet } from '../../portfolio/change.js';
import { concerns, isOf } from '../change-query.js';
import { inOneStep } from './in-one-step.js';
import type { MemorySpaces } from './memory-space.js';

export class MemoryChangeLog extends ChangeLog {
  constructor(private readonly spaces: MemorySpaces) {
    super();
  }

  override list(ownerId: UserId, query: ChangeQuery): Promise<readonly ChangeSet[]> {
    return inOneStep(() => {
      const newestFirst = this.newestFirst(ownerId);
      const last = newestFirst.findIndex(({ id }) => id === query.before);
      if (query.before !== null && last === -1) return [];
      return newestFirst
        .slice(last + 1)
        .filter((changeSet) => concerns(changeSet, query.portfolioName))
        .slice(0, query.limit);
    });
  }

  override find(ownerId: UserId, id: string): Promise<ChangeSet | null> {
    return inOneStep(
      () => this.newestFirst(ownerId).find((changeSet) => changeSet.id === id) ?? null,
    );
  }

  override newest(ownerId: UserId, document: ChangedDocument): Promise<ChangeSet | null> {
    return inOneStep(
      () => this.newestFirst(ownerId).find((changeSet) => isOf(changeSet, document)) ?? null,
    );
  }

  private newestFirst(ownerId: UserId): readonly ChangeSet[] {
    return this.spaces
      .of(ownerId)
      .changes.map((text) => JSON.parse(text) as ChangeSet)
      .reverse();
  }
}
