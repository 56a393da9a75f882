import type { Fault } from './fault.js';

/**
 * A document as a store gives it back. A stored text that does not parse or validate is never touched:
 * it comes back as `corrupt`, with every fault, so that the caller can refuse it or flag it.
 */
export type StoredDocument<Content> = ValidDocument<Content> | CorruptDocument;

export interface ValidDocument<Content> {
  readonly state: 'valid';
  readonly name: string;
  readonly content: Content;
  /** SHA-256 (hex) of the RFC 8785 canonical JSON of the document. */
  readonly version: string;
}

export interface CorruptDocument {
  readonly state: 'corrupt';
  readonly name: string;
  /** Where the text lies, for the message to its owner: a file path or a row. */
  readonly place: string;
  readonly faults: readonly Fault[];
  /** SHA-256 (hex) of the stored bytes. */
  readonly version: string;
}

/** What must hold of the stored document for a write to go through; checked and written in one step. */
export type WriteCondition =
  | { readonly kind: 'any' }
  | { readonly kind: 'absent' }
  | { readonly kind: 'present' }
  | { readonly kind: 'version'; readonly version: string };

export interface WriteOptions {
  readonly condition: WriteCondition;
  /** Why the owner changes it, for the change log. */
  readonly reason: string | null;
  /** Id of the change set that the write is to have, for whoever must find it after a crash; by default a new one. */
  readonly changeId?: string;
}

export interface SaveOutcome {
  readonly version: string;
  readonly created: boolean;
}

/** A page of a list in code-unit order of its names. */
export interface PageRequest {
  /** Only names after this one; null starts at the beginning. */
  readonly after: string | null;
  readonly limit: number;
}
