import type { LinearRow } from './quadratic-program.js';

export type ConstraintKind =
  | 'long-only'
  | 'lower-bound'
  | 'upper-bound'
  | 'cash-cap'
  | 'max_single_stock_weight'
  | 'max_single_factor_loss'
  | 'volatility-cap';

/** A limit in the words of the caller. */
export interface NamedConstraint {
  readonly kind: ConstraintKind;
  /** Whom it holds back, or could. */
  readonly tickers: readonly string[];
  /** Null when it is not about a factor. */
  readonly factor: string | null;
  /** A weight, an exposure, or an annual volatility. */
  readonly bound: number;
}

/** A limit as ends of single weights, by place, and at most one row over all of them. */
export interface Constraint extends NamedConstraint {
  readonly lower: ReadonlyMap<number, number>;
  readonly upper: ReadonlyMap<number, number>;
  readonly row: LinearRow | null;
}
