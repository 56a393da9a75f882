import { randomUUID } from 'node:crypto';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import type {
  PageRequest,
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../../common/document/stored-document.js';
import { documentVersion } from '../../common/document/canonical-json.js';
import { invariant } from '../../common/invariant.js';
import { writeText } from '../document-text.js';
import { planDeletion, planSave, removalOf } from '../write-plan.js';
import { logChangeSet } from './change-rows.js';
import type { Database, OwnTransaction } from './database.js';
import type { DocumentTable } from './document-table.js';
import { readRow } from './read-row.js';

interface OwnedName {
  readonly ownerId: UserId;
  /** Null for the user's own risk limits. */
  readonly name: string | null;
}

/** One kind of document of every user, in its tables. Each call is one transaction. */
export class PrismaDocuments<Content> {
  constructor(
    private readonly table: DocumentTable<Content>,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(ownerId: UserId, page: PageRequest): Promise<readonly StoredDocument<Content>[]> {
    return this.database.read(ownerId, [], async (own) => {
      const rows = await this.table.page(own, page);
      return rows.map((row) => readRow(this.table.format, row, row.name));
    });
  }

  find(ownerId: UserId, name: string | null): Promise<StoredDocument<Content> | null> {
    return this.database.read(ownerId, null, (own) => this.findIn(own, name));
  }

  /** @param requirement what else must hold; looked at in the same transaction. */
  async save(
    { ownerId, name }: OwnedName,
    content: Content,
    options: WriteOptions,
    requirement?: (own: OwnTransaction) => Promise<void>,
  ): Promise<SaveOutcome> {
    const { table, clock } = this;
    // No store keeps what could not be read from a file again.
    writeText(table.format, content, name);
    return this.database.write(ownerId, async (own) => {
      await requirement?.(own);
      const current = await this.findIn(own, name);
      const at = clock.now();
      const input = { format: table.format, name, current, options, id: randomUUID(), at };
      const { outcome, changeSet } = planSave(input, content);
      if (changeSet === null) return outcome;
      await table.write(own, { name, content, version: outcome.version, at });
      await this.requireKept(own, name, outcome.version);
      await logChangeSet(own, changeSet);
      return outcome;
    });
  }

  /** @param companions of another kind: the one of the same name goes with it. */
  delete<Other>(
    { ownerId, name }: OwnedName,
    options: WriteOptions,
    companions: PrismaDocuments<Other> | null = null,
  ): Promise<boolean> {
    const { table, clock } = this;
    return this.database.write(ownerId, async (own) => {
      const current = await this.findIn(own, name);
      const companion = companions && (await companions.findIn(own, name));
      const alsoRemoved = companions === null ? [] : removalOf(companions.table.format, companion);
      const at = clock.now();
      const input = { format: table.format, name, current, options, id: randomUUID(), at };
      const changeSet = planDeletion(input, alsoRemoved);
      if (changeSet === null) return false;
      await table.remove(own, name);
      await logChangeSet(own, changeSet);
      return true;
    });
  }

  async findIn(own: OwnTransaction, name: string | null): Promise<StoredDocument<Content> | null> {
    const row = await this.table.find(own, name);
    return row === null ? null : readRow(this.table.format, row, name);
  }

  /** What reads differently than it was written undoes the transaction. */
  private async requireKept(
    own: OwnTransaction,
    name: string | null,
    version: string,
  ): Promise<void> {
    const kept = await this.findIn(own, name);
    invariant(
      kept?.state === 'valid' && documentVersion(this.table.format.form(kept.content)) === version,
      'what is saved can be read back',
    );
  }
}
