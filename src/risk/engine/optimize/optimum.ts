import type { NamedConstraint } from './constraint.js';

/** The best weights, or why there are none. */
export type OptimizationOutcome<Found = Optimum> =
  | { readonly status: 'optimal'; readonly found: Found; readonly ridge: number }
  /** No weights meet all of these at once, but would if any one of them were dropped. */
  | { readonly status: 'infeasible'; readonly conflict: readonly NamedConstraint[] }
  | {
      readonly status: 'undefined';
      readonly reason: UndefinedReason;
      /** Whom it is about; empty when it is about the whole. */
      readonly tickers: readonly string[];
    };

/**
 * `no-assets`: nothing but cash, which is not to be held. `zero-variance`: assets without risk cannot contribute any.
 * `risks-cancel-out`: the assets have risk, but weights that leave none of it.
 * `no-excess-return`: nothing is expected to earn more than the riskless rate.
 */
export type UndefinedReason =
  'no-assets' | 'zero-variance' | 'risks-cancel-out' | 'no-excess-return';

export interface Optimum {
  /** In the order of the problem's tickers; they sum to 1. */
  readonly weights: readonly number[];
  readonly annualVolatility: number;
  /** Annual; null when an asset with a weight has none. */
  readonly expectedReturn: number | null;
  /** Expected excess return over volatility, annual; null without either. */
  readonly sharpe: number | null;
  readonly kktResidual: number;
  /** What keeps the weights from being better. */
  readonly binding: readonly NamedConstraint[];
  /** Limits that the objective does not take in and its weights break: of risk parity, which has none. */
  readonly broken: readonly NamedConstraint[];
}
