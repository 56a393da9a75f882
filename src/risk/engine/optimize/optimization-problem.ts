import type { SymmetricMatrix } from '../linalg/symmetric-matrix.js';

/** What weights are sought for, and within which limits. Lists are in the order of `tickers`; weights sum to 1. */
export interface OptimizationProblem {
  readonly tickers: readonly string[];
  readonly isCash: readonly boolean[];
  /** Per month. */
  readonly covariance: SymmetricMatrix;
  /** Annual, fractions; null where none is known. Cash without one earns the riskless rate. */
  readonly expectedReturns: readonly (number | null)[];
  /** Annual rate. */
  readonly riskFree: number;
  /** Bounds that the caller chose; null for the usual 0 to 1. */
  readonly bounds: readonly (WeightBounds | null)[];
  /** Most that all cash together may weigh. */
  readonly cashCap: number;
  /** Most that the absolute weight of one asset other than cash may be; null: not limited. */
  readonly maxSingleWeight: number | null;
  readonly exposureBounds: readonly ExposureBound[];
}

export interface WeightBounds {
  readonly lower: number;
  readonly upper: number;
}

/** |sum of loading_i w_i| <= maxAbsolute. */
export interface ExposureBound {
  readonly factor: string;
  readonly loadings: readonly number[];
  readonly maxAbsolute: number;
}
