import type { UserId } from '../auth/user-id.js';
import type {
  PageRequest,
  SaveOutcome,
  StoredDocument,
  ValidDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import { type Page, toPage } from '../common/page.js';
import type { AppError } from '../common/problem/app-error.js';
import { CorruptDataError } from '../common/problem/corrupt-data.error.js';
import { requireName } from './document-name.errors.js';

/** What the stores of portfolios and of scenarios have in common. */
interface NamedDocuments<Content> {
  list(ownerId: UserId, page: PageRequest): Promise<readonly StoredDocument<Content>[]>;
  findByName(ownerId: UserId, name: string): Promise<StoredDocument<Content> | null>;
  save(
    ownerId: UserId,
    name: string,
    content: Content,
    options: WriteOptions,
  ): Promise<SaveOutcome>;
  delete(ownerId: UserId, name: string, options: WriteOptions): Promise<boolean>;
}

/** A user's documents of one kind, by name: listed, read, written. */
export abstract class NamedDocumentService<Content> {
  protected abstract readonly documents: NamedDocuments<Content>;

  protected abstract notFound(name: string): AppError;

  /** In code-unit order of names; corrupt ones are listed and say so. */
  async list(ownerId: UserId, page: PageRequest): Promise<Page<StoredDocument<Content>>> {
    const found = await this.documents.list(ownerId, { ...page, limit: page.limit + 1 });
    return toPage(found, page.limit, (stored) => stored.name);
  }

  /** As stored, valid or corrupt; null when there is none. @throws invalid-name */
  async find(ownerId: UserId, name: string): Promise<StoredDocument<Content> | null> {
    requireName(name);
    return this.documents.findByName(ownerId, name);
  }

  /** As stored, valid or corrupt. @throws the not-found error of its kind, invalid-name */
  async get(ownerId: UserId, name: string): Promise<StoredDocument<Content>> {
    const stored = await this.find(ownerId, name);
    if (stored === null) throw this.notFound(name);
    return stored;
  }

  /** For everything that computes with it. @throws the not-found error of its kind, CorruptDataError, invalid-name */
  async getValid(ownerId: UserId, name: string): Promise<ValidDocument<Content>> {
    const stored = await this.get(ownerId, name);
    if (stored.state === 'corrupt') throw new CorruptDataError(stored);
    return stored;
  }

  /** @throws StaleVersionError, AlreadyExistsError, invalid-name */
  async save(
    ownerId: UserId,
    name: string,
    content: Content,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    requireName(name);
    return this.documents.save(ownerId, name, content, options);
  }

  /** @throws the not-found error of its kind, StaleVersionError, invalid-name */
  async delete(ownerId: UserId, name: string, options: WriteOptions): Promise<void> {
    requireName(name);
    const removed = await this.documents.delete(ownerId, name, options);
    if (!removed) throw this.notFound(name);
  }
}
