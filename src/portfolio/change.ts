import type { JsonValue } from '../common/document/json-value.js';

export type ChangeKind =
  | 'portfolio_created'
  | 'portfolio_deleted'
  | 'position_added'
  | 'position_removed'
  | 'position_changed'
  | 'dates_changed'
  | 'expected_return_changed'
  | 'proxies_changed'
  | 'extra_changed'
  | 'limits_changed'
  | 'scenario_changed';

/** One difference between two versions of a document; `before` and `after` are in the form of the document itself. */
export interface Change {
  readonly kind: ChangeKind;
  /** The ticker, or the key, it is about; null when it is about the whole. */
  readonly subject: string | null;
  readonly before: JsonValue;
  readonly after: JsonValue;
}

/** Which document of a user a change set is of. */
export interface ChangedDocument {
  readonly document: 'portfolio' | 'scenario' | 'risk-limits';
  /** Name of the portfolio or scenario; null for the user's own risk limits. */
  readonly name: string | null;
}

/**
 * All that one write changed. The write and its change set are one: both are there, or neither. What a portfolio's
 * risk limits lose or gain with it is among its own changes, as `limits_changed`.
 */
export interface ChangeSet extends ChangedDocument {
  readonly id: string;
  /** ISO 8601 instant, UTC. */
  readonly at: string;
  readonly reason: string | null;
  /** Null: there was none. */
  readonly versionBefore: string | null;
  /** Null: deleted. */
  readonly versionAfter: string | null;
  readonly changes: readonly Change[];
}
