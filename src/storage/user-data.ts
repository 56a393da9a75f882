import type { CorruptDocument, StoredDocument } from '../common/document/stored-document.js';
import type { ChangedDocument, ChangeSet } from '../portfolio/change.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import type { LimitEvaluation } from '../risk-limits/limit-evaluation.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import type { Scenario } from '../scenario/scenario.js';

/** A document of a user, whichever store it is of. */
export type KeptDocument =
  | (Kept<Portfolio> & { readonly document: 'portfolio'; readonly name: string })
  | (Kept<Scenario> & { readonly document: 'scenario'; readonly name: string })
  | (Kept<RiskLimits> & { readonly document: 'risk-limits'; readonly name: string | null });

interface Kept<Content> {
  readonly content: Content;
  /** SHA-256 of its canonical JSON. */
  readonly version: string;
}

/** Everything that a store keeps of one user and that outlasts a day. */
export interface UserData {
  /** Portfolios first, so that limits find theirs; each kind in code-unit order of names. */
  readonly documents: readonly KeptDocument[];
  /** Oldest first. */
  readonly changes: readonly ChangeSet[];
  /** By portfolio, which may be gone; oldest first. */
  readonly limitChecks: ReadonlyMap<string, readonly LimitEvaluation[]>;
}

/** What a store has of a user, sound or not. */
export interface CollectedData {
  readonly data: UserData;
  readonly corrupt: readonly CorruptDocument[];
}

/** A text of its own for each document of a user. */
export function documentKey({ document, name }: ChangedDocument): string {
  return JSON.stringify([document, name]);
}

/** What a document is called in messages. */
export function documentTitle({ document, name }: ChangedDocument): string {
  if (document !== 'risk-limits') return `${document} "${name ?? ''}"`;
  return name === null ? 'risk limits' : `risk limits of "${name}"`;
}

export function isEmptyData({ documents, changes, limitChecks }: UserData): boolean {
  return documents.length === 0 && changes.length === 0 && limitChecks.size === 0;
}

export function isCorrupt(stored: StoredDocument<unknown>): stored is CorruptDocument {
  return stored.state === 'corrupt';
}
