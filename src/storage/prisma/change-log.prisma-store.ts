import type { UserId } from '../../auth/user-id.js';
import { ChangeLog, type ChangeQuery } from '../../portfolio/change-log.js';
import type { ChangedDocument, ChangeSet } from '../../portfolio/change.js';
import { findChangeSet, listChangeSets, newestChangeSet } from './change-rows.js';
import type { OwnTransactions } from './database.js';

export class PrismaChangeLog extends ChangeLog {
  constructor(private readonly database: OwnTransactions) {
    super();
  }

  override list(ownerId: UserId, query: ChangeQuery): Promise<readonly ChangeSet[]> {
    return this.database.read(ownerId, [], (own) => listChangeSets(own, query));
  }

  override find(ownerId: UserId, id: string): Promise<ChangeSet | null> {
    return this.database.read(ownerId, null, (own) => findChangeSet(own, id));
  }

  override newest(ownerId: UserId, document: ChangedDocument): Promise<ChangeSet | null> {
    return this.database.read(ownerId, null, (own) => newestChangeSet(own, document));
  }
}
