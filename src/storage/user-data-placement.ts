import type { ChangedDocument } from '../portfolio/change.js';
import type { DocumentOutcome } from './data-transfer.js';
import type { UserData } from './user-data.js';

/** What is to be placed in a store. */
export interface DataToPlace extends UserData {
  /** By `documentKey`: why a document that has no history of its own is there. */
  readonly reasons: ReadonlyMap<string, string>;
}

/** What came of one document, which was written only where it was `created`. */
export interface PlacedDocument extends ChangedDocument {
  readonly outcome: DocumentOutcome;
  readonly versionThere: string | null;
}

export interface Placement {
  readonly documents: readonly PlacedDocument[];
  /** What the store has to have now, beside what it had. */
  readonly expected: UserData;
  /** Change sets and evaluations that were not there. */
  readonly changesAdded: number;
  readonly limitChecksAdded: number;
}
