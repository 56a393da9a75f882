import type { PageRequest } from '../../common/document/stored-document.js';
import type { Prisma } from '../../generated/prisma/client.js';
import type { DocumentFormat } from '../document-format.js';
import type { OwnTransaction } from './database.js';

/** A document as its rows say it. */
export interface DocumentRow {
  readonly name: string;
  /** JSON of the document. */
  readonly document: string;
  /** JSON of an object whose members stand beside the document's own: what is kept and not understood. */
  readonly extra: string;
}

export interface WrittenDocument<Content> {
  readonly name: string | null;
  readonly content: Content;
  /** SHA-256 of its canonical JSON. */
  readonly version: string;
  readonly at: Date;
}

/** Where one kind of document lies, and how it is taken apart and put together. */
export interface DocumentTable<Content> {
  readonly format: DocumentFormat<Content>;
  /**
   * The query of its one `DocumentRow`: one, so that no document is half of one version and half of another.
   * @param userId of the owner, or an expression that gives it
   */
  select(userId: Prisma.Sql | number, name: string | null): Prisma.Sql;
  /** In code-unit order of names. */
  page(own: OwnTransaction, page: PageRequest): Promise<readonly DocumentRow[]>;
  /** JSON of an object that has all its rows by table, as they lie there, whatever they mean. */
  rows(own: OwnTransaction, name: string | null): Promise<string>;
  /** Puts it in the place of the one of that name. */
  write(own: OwnTransaction, document: WrittenDocument<Content>): Promise<void>;
  /** With all that depends on it. */
  remove(own: OwnTransaction, name: string | null): Promise<void>;
}
