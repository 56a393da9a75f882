import type { UserId } from '../../auth/user-id.js';
import { ChangeLog, type ChangeQuery } from '../../portfolio/change-log.js';
import type { ChangeSet } from '../../portfolio/change.js';
import { listChangeSets } from './change-rows.js';
import type { Database } from './database.js';

export class PrismaChangeLog extends ChangeLog {
  constructor(private readonly database: Database) {
    super();
  }

  override list(ownerId: UserId, query: ChangeQuery): Promise<readonly ChangeSet[]> {
    return this.database.read(ownerId, [], (own) => listChangeSets(own, query));
  }
}
