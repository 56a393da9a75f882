import { randomUUID } from 'node:crypto';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import type {
  PageRequest,
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../../common/document/stored-document.js';
import { invariant } from '../../common/invariant.js';
import type { Change } from '../../portfolio/change.js';
import { requireReadableSize } from '../document-text.js';
import { planDeletion, planSave, removalOf } from '../write-plan.js';
import { logChangeSet } from './change-rows.js';
import type { DocumentTransactions, OwnTransaction } from './database.js';
import type { DocumentRow, DocumentTable, WrittenDocument } from './document-table.js';
import { readRow } from './read-row.js';

interface OwnedName {
  readonly ownerId: UserId;
  /** Null for the user's own risk limits. */
  readonly name: string | null;
}

/** What else happens in the transaction of a save. */
interface Company {
  /** Looks at what else must hold; gives the changes by which more comes with the document. */
  readonly before?: (own: OwnTransaction) => Promise<readonly Change[]>;
  readonly after?: (own: OwnTransaction) => Promise<void>;
}

const nothingBefore = (): Promise<readonly Change[]> => Promise.resolve([]);
const nothingAfter = (): Promise<void> => Promise.resolve();

/** One kind of document of every user, in its tables. Each call is one transaction. */
export class PrismaDocuments<Content> {
  constructor(
    private readonly table: DocumentTable<Content>,
    private readonly database: DocumentTransactions,
    private readonly clock: Clock,
  ) {}

  list(ownerId: UserId, page: PageRequest): Promise<readonly StoredDocument<Content>[]> {
    return this.database.read(ownerId, [], async (own) => {
      const rows = await this.table.page(own, page);
      return rows.map((row) => readRow(this.table.format, row, row.name));
    });
  }

  async find(ownerId: UserId, name: string | null): Promise<StoredDocument<Content> | null> {
    const row = await this.database.findRow<DocumentRow>(ownerId, (userId) =>
      this.table.select(userId, name),
    );
    return row === null ? null : readRow(this.table.format, row, name);
  }

  async save(
    { ownerId, name }: OwnedName,
    content: Content,
    options: WriteOptions,
    { before = nothingBefore, after = nothingAfter }: Company = {},
  ): Promise<SaveOutcome> {
    const { table, clock } = this;
    // Before the transaction, so that it is short.
    requireReadableSize(table.format, content, name);
    return this.database.write(ownerId, async (own) => {
      const alsoAdded = await before(own);
      const current = await this.findIn(own, name);
      const at = clock.now();
      const input = { format: table.format, name, current, options, id: randomUUID(), at };
      const { outcome, changeSet } = planSave(input, content, alsoAdded);
      if (changeSet === null) return outcome;
      const corruptRows = await this.rowsIfCorrupt(own, current, name);
      await this.put(own, { name, content, version: outcome.version, at });
      await after(own);
      await logChangeSet(own, changeSet, corruptRows);
      return outcome;
    });
  }

  /** Stores without a change set of its own, for what comes with another document. */
  async put(own: OwnTransaction, written: WrittenDocument<Content>): Promise<void> {
    await this.table.write(own, written);
    await this.requireKept(own, written.name, written.version);
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
      const corruptRows = [
        ...(await this.rowsIfCorrupt(own, current, name)),
        ...((await companions?.rowsIfCorrupt(own, companion, name)) ?? []),
      ];
      await table.remove(own, name);
      await logChangeSet(own, changeSet, corruptRows);
      return true;
    });
  }

  async findIn(own: OwnTransaction, name: string | null): Promise<StoredDocument<Content> | null> {
    const [row] = await own.tx.$queryRaw<DocumentRow[]>(this.table.select(own.userId, name));
    return row === undefined ? null : readRow(this.table.format, row, name);
  }

  /** What is to be kept of a document that can be read by nobody, before it goes. */
  private async rowsIfCorrupt(
    own: OwnTransaction,
    stored: StoredDocument<unknown> | null,
    name: string | null,
  ): Promise<readonly string[]> {
    return stored?.state === 'corrupt' ? [await this.table.rows(own, name)] : [];
  }

  /** What reads differently than it was written undoes the transaction. */
  private async requireKept(
    own: OwnTransaction,
    name: string | null,
    version: string,
  ): Promise<void> {
    const kept = await this.findIn(own, name);
    invariant(
      kept?.state === 'valid' && kept.version === version,
      'what is saved can be read back',
    );
  }
}
