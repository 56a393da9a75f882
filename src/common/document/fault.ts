/** One thing wrong with a document, and where. A reader lists every fault it finds, never only the first. */
export interface Fault {
  /** Stable, kebab-case: `unknown-key`, `number-too-precise`, ... */
  readonly code: FaultCode;
  /** JSON pointer (RFC 6901) to the value at fault; `''` is the whole document. */
  readonly pointer: string;
  /** A sentence with the value and what is expected instead. */
  readonly detail: string;
  /** One-based place in the source text; null where the text has no such place (a missing key). */
  readonly line: number | null;
  readonly column: number | null;
}

/** Closed list: `docs/problems.md` explains each under `invalid-document` (a test keeps it so). */
export const FAULT_CODES = [
  'malformed',
  'yaml-alias',
  'yaml-tag',
  'too-large',
  'too-deep',
  'duplicate-key',
  'unknown-key',
  'missing',
  'wrong-type',
  'not-a-number',
  'number-too-precise',
  'too-many-decimals',
  'out-of-bounds',
  'invalid-date',
  'start-not-before-end',
  'invalid-ticker',
  'invalid-name',
  'name-mismatch',
  'invalid-currency',
  'invalid-choice',
  'one-quantity',
  'duplicate-change',
  'exclusive-keys',
  'mixed-weights',
  'zero-quantity',
  'accounts-sum',
  'duplicate-account',
  'too-many-positions',
  'weights-sum',
  'proxy-reused',
  'unknown-portfolio',
  'text-too-long',
  'changed-since',
  'more-faults',
] as const;

export type FaultCode = (typeof FAULT_CODES)[number];
