import { randomUUID } from 'node:crypto';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { documentVersion } from '../../common/document/canonical-json.js';
import type {
  PageRequest,
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../../common/document/stored-document.js';
import type { DocumentFormat } from '../document-format.js';
import { requireFaithful, writeText } from '../document-text.js';
import type { OnWarning } from '../warning.js';
import { additionOf, planDeletion, type PlanInput, planSave, removalOf } from '../write-plan.js';
import { commitDeletion, commitRestoration, commitSave } from './commit.js';
import { keepCorruptCopy } from './corrupt-copy.js';
import { listDocuments } from './document-listing.js';
import type { DocumentParser } from './document-parser.js';
import { DocumentReader } from './document-reader.js';
import { nameInside } from './name-inside.js';
import { reconcile } from './reconcile.js';
import { documentFile, documentFolder, userFolder, type UserFolder } from './user-folder.js';
import type { HeldLock, UserLocks } from './user-locks.js';

/** What all documents of one data folder share. */
export interface FileSpace {
  readonly directory: string;
  readonly clock: Clock;
  readonly locks: UserLocks;
  readonly parser: DocumentParser;
  readonly onWarning: OnWarning;
  /** Asked inside the user's lock, before anything is written. @throws MovedAwayError when files do not serve the user any more */
  readonly requireServed: (ownerId: UserId) => Promise<void>;
}

interface OwnedName {
  readonly ownerId: UserId;
  /** Null for the user's own risk limits. */
  readonly name: string | null;
}

/** What one write works with, inside the user's lock. */
interface Write<Content> {
  readonly folder: UserFolder;
  readonly lock: HeldLock;
  readonly input: PlanInput<Content>;
}

/** One kind of document of every user, a file each. Reads take no lock: a file is replaced in one step. */
export class FileDocuments<Content> {
  private readonly reader: DocumentReader<Content>;

  constructor(
    private readonly format: DocumentFormat<Content>,
    private readonly space: FileSpace,
  ) {
    this.reader = new DocumentReader(format, space.parser);
  }

  list(ownerId: UserId, page: PageRequest): Promise<readonly StoredDocument<Content>[]> {
    const { directory, onWarning } = this.space;
    const folder = documentFolder(userFolder(directory, ownerId), this.format.document);
    return listDocuments(folder, page, { reader: this.reader, onWarning });
  }

  find(ownerId: UserId, name: string | null): Promise<StoredDocument<Content> | null> {
    const folder = userFolder(this.space.directory, ownerId);
    return this.reader.read(documentFile(folder, { document: this.format.document, name }), name);
  }

  /** @param requirement what else must hold; looked at inside the lock. */
  save(
    owned: OwnedName,
    content: Content,
    options: WriteOptions,
    requirement?: () => Promise<void>,
  ): Promise<SaveOutcome> {
    return this.write(owned, options, async ({ folder, lock, input }) => {
      await requirement?.();
      const { outcome, changeSet } = planSave(input, content);
      if (changeSet === null) return outcome;
      const text = await this.textOf(owned.name, content);
      await this.keepIfCorrupt(input.current);
      await commitSave({ folder, lock, changeSet, onWarning: this.space.onWarning }, text);
      return outcome;
    });
  }

  /** Creates the document and, in the same step, one of another kind and the same name. */
  createWith<Other>(
    owned: OwnedName,
    content: Content,
    {
      companion: { documents, content: other },
      options,
    }: {
      readonly companion: { readonly documents: FileDocuments<Other>; readonly content: Other };
      readonly options: Omit<WriteOptions, 'condition'>;
    },
  ): Promise<SaveOutcome> {
    const creation = { ...options, condition: { kind: 'absent' as const } };
    return this.write(owned, creation, async ({ folder, lock, input }) => {
      const existing = await documents.find(owned.ownerId, owned.name);
      const added = additionOf(documents.format, other, existing);
      const { outcome, changeSet } = planSave(input, content, added);
      if (changeSet === null) return outcome;
      const text = await this.textOf(owned.name, content);
      const otherText = await documents.textOf(owned.name, other);
      const commit = { folder, lock, changeSet, onWarning: this.space.onWarning };
      await commitRestoration(commit, { portfolio: text, 'risk-limits': otherText });
      return outcome;
    });
  }

  /** @param companions of another kind: the one of the same name goes with it. */
  delete<Other>(
    owned: OwnedName,
    options: WriteOptions,
    companions: FileDocuments<Other> | null = null,
  ): Promise<boolean> {
    return this.write(owned, options, async ({ folder, lock, input }) => {
      const companion = companions && (await companions.find(owned.ownerId, owned.name));
      const alsoRemoved = companions === null ? [] : removalOf(companions.format, companion);
      const changeSet = planDeletion(input, alsoRemoved);
      if (changeSet === null) return false;
      await this.keepIfCorrupt(input.current);
      await this.keepIfCorrupt(companion);
      await commitDeletion({ folder, lock, changeSet, onWarning: this.space.onWarning });
      return true;
    });
  }

  /** Takes the user's lock and settles what an earlier writer left before `task` begins. */
  private write<T>(
    { ownerId, name }: OwnedName,
    options: WriteOptions,
    task: (write: Write<Content>) => Promise<T>,
  ): Promise<T> {
    const { directory, locks, clock, onWarning, requireServed } = this.space;
    const folder = userFolder(directory, ownerId);
    return locks.withLock(folder, async (lock) => {
      await requireServed(ownerId);
      await reconcile(folder, onWarning);
      const current = await this.find(ownerId, name);
      const { format } = this;
      const input = { format, name, current, options, id: randomUUID(), at: clock.now() };
      return task({ folder, lock, input });
    });
  }

  /** The text of a file; it is read again, so that none is written that says something else. */
  private async textOf(name: string | null, content: Content): Promise<string> {
    const text = writeText(this.format, content, nameInside(this.format.document, name));
    const reading = await this.space.parser.parse(this.format, text, name);
    requireFaithful(reading, documentVersion(this.format.form(content)));
    return text;
  }

  private async keepIfCorrupt(stored: StoredDocument<unknown> | null): Promise<void> {
    if (stored?.state !== 'corrupt') return;
    await keepCorruptCopy(stored.place, this.space.clock.now());
  }
}
