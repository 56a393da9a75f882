import { choleskyFactor } from '../linalg/cholesky.js';
import { elementAt, type SymmetricMatrix, symmetricMatrix } from '../linalg/symmetric-matrix.js';

/** Ridge of a singular covariance, as a part of its mean variance. */
const RIDGE_FRACTION = 1e-10;

/** Slopes of a scaled variance under which there is only rounding; where there is a ridge, what it adds is no more. */
const FLAT_BELOW = { regular: 1e-8, ridged: 1e-4 };

/** A covariance brought to a mean variance of 1, which solvers and tolerances are made for. */
export interface RiskScale {
  /** (covariance + ridge I) / meanVariance; positive definite. */
  readonly matrix: SymmetricMatrix;
  /** Per month; 1 when nothing varies at all. */
  readonly meanVariance: number;
  /** Added to each variance, per month; 0 unless the covariance is singular. */
  readonly ridge: number;
  /** Slopes under this are rounding. */
  readonly flatBelow: number;
}

/** Scales a covariance by its mean variance tr(C) / N and adds a ridge of 1e-10 of that when it is singular. */
export function riskScale(covariance: SymmetricMatrix): RiskScale {
  const { size } = covariance;
  let trace = 0;
  for (let i = 0; i < size; i += 1) trace += elementAt(covariance, i, i);
  if (!(trace > 0)) {
    // No weights are riskier than others: the even ones are as good as any.
    const matrix = symmetricMatrix(size, (i, j) => (i === j ? 1 : 0));
    return { matrix, meanVariance: 1, ridge: 0, flatBelow: FLAT_BELOW.regular };
  }
  const meanVariance = trace / size;
  const ridge = choleskyFactor(covariance) === null ? RIDGE_FRACTION * meanVariance : 0;
  const matrix = symmetricMatrix(
    size,
    (i, j) => (elementAt(covariance, i, j) + (i === j ? ridge : 0)) / meanVariance,
  );
  const flatBelow = ridge === 0 ? FLAT_BELOW.regular : FLAT_BELOW.ridged;
  return { matrix, meanVariance, ridge, flatBelow };
}
