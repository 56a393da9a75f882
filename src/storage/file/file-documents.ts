import { randomUUID } from 'node:crypto';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import type {
  PageRequest,
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../../common/document/stored-document.js';
import type { Change } from '../../portfolio/change.js';
import type { DocumentFormat } from '../document-format.js';
import { writeText } from '../document-text.js';
import type { OnWarning } from '../warning.js';
import { planDeletion, type PlanInput, planSave } from '../write-plan.js';
import { type Commit, commitDeletion, commitSave } from './commit.js';
import { keepCorruptCopy } from './corrupt-copy.js';
import { listDocuments } from './document-listing.js';
import type { DocumentParser } from './document-parser.js';
import { DocumentReader } from './document-reader.js';
import { encodeSegment, isHashedSegment } from './path-segment.js';
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
}

/** A user's folder whose lock is held. */
export interface LockedFolder {
  readonly folder: UserFolder;
  readonly lock: HeldLock;
}

/** One kind of document of every user, a file each. Reads take no lock: a rename is atomic. */
export class FileDocuments<Content> {
  private readonly reader: DocumentReader<Content>;

  constructor(
    private readonly format: DocumentFormat<Content>,
    private readonly space: FileSpace,
  ) {
    this.reader = new DocumentReader(format, space.parser);
  }

  list(ownerId: UserId, page: PageRequest): Promise<readonly StoredDocument<Content>[]> {
    const folder = documentFolder(this.folderOf(ownerId), this.format.document);
    const { reader } = this;
    return listDocuments(folder, page, { reader, onWarning: this.space.onWarning });
  }

  find(ownerId: UserId, name: string | null): Promise<StoredDocument<Content> | null> {
    return this.reader.read(this.fileOf(this.folderOf(ownerId), name), name);
  }

  /** @throws StaleVersionError, AlreadyExistsError; `storage-busy`, `storage-unavailable` */
  save(
    ownerId: UserId,
    name: string | null,
    content: Content,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    return this.locked(ownerId, (held) =>
      this.saveLocked(held, { ownerId, name, options }, content),
    );
  }

  /** As `save`, for a caller that holds the lock. */
  async saveLocked(
    held: LockedFolder,
    write: DocumentWrite,
    content: Content,
  ): Promise<SaveOutcome> {
    const plan = await this.planInput(write);
    const { outcome, changeSet } = planSave(plan, content);
    if (changeSet === null) return outcome;
    const text = writeText(this.format, content, this.nameInside(write.name));
    await this.keepIfCorrupt(held, plan);
    await commitSave(this.commit(held, changeSet), text);
    return outcome;
  }

  /** As `save`, for a deletion. @param alsoRemoved the changes by which more goes with it. */
  async deleteLocked(
    held: LockedFolder,
    write: DocumentWrite,
    alsoRemoved: readonly Change[] = [],
  ): Promise<boolean> {
    const plan = await this.planInput(write);
    const changeSet = planDeletion(plan, alsoRemoved);
    if (changeSet === null) return false;
    await this.keepIfCorrupt(held, plan);
    await commitDeletion(this.commit(held, changeSet));
    return true;
  }

  /** Takes the user's lock and settles what an earlier writer left before `task` begins. */
  locked<T>(ownerId: UserId, task: (held: LockedFolder) => Promise<T>): Promise<T> {
    const folder = this.folderOf(ownerId);
    return this.space.locks.withLock(folder, async (lock) => {
      await reconcile(folder, this.space.onWarning);
      return task({ folder, lock });
    });
  }

  /** Keeps the bytes of a document that goes with another one, if they are corrupt. */
  async keepBytesIfCorrupt(
    { folder }: LockedFolder,
    stored: StoredDocument<Content> | null,
    name: string | null,
  ): Promise<void> {
    if (stored?.state !== 'corrupt') return;
    await keepCorruptCopy(this.fileOf(folder, name), this.space.clock.now());
  }

  private async keepIfCorrupt(held: LockedFolder, plan: PlanInput<Content>): Promise<void> {
    await this.keepBytesIfCorrupt(held, plan.current, plan.name);
  }

  private async planInput({ ownerId, name, options }: DocumentWrite): Promise<PlanInput<Content>> {
    const current = await this.find(ownerId, name);
    const { format } = this;
    return { format, name, current, options, id: randomUUID(), at: this.space.clock.now() };
  }

  private commit({ folder, lock }: LockedFolder, changeSet: Commit['changeSet']): Commit {
    return { folder, lock, changeSet, onWarning: this.space.onWarning };
  }

  private folderOf(ownerId: UserId): UserFolder {
    return userFolder(this.space.directory, ownerId);
  }

  private fileOf(folder: UserFolder, name: string | null): string {
    return documentFile(folder, { document: this.format.document, name });
  }

  /** Only where the file's name is a hash; limits are named by their portfolio's file alone. */
  private nameInside(name: string | null): string | null {
    const isNamedByHash = name !== null && isHashedSegment(encodeSegment(name));
    return isNamedByHash && this.format.document !== 'risk-limits' ? name : null;
  }
}

export interface DocumentWrite {
  readonly ownerId: UserId;
  /** Null for the user's own risk limits. */
  readonly name: string | null;
  readonly options: WriteOptions;
}
