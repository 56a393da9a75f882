import { centered } from '../estimators/variance.js';
import { isNegligibleDeviation } from '../estimators/negligible-deviation.js';
import { innerProduct } from '../linalg/inner-product.js';
import { type Orthonormalization, orthonormalize } from '../linalg/orthonormal-columns.js';
import { packedColumns } from '../linalg/packed-columns.js';
import { solveTriangle } from '../linalg/solve-triangle.js';
import { mean } from '../linalg/sum.js';
import { neweyWestDeviations } from './newey-west.js';

/** Part of a series, relative to its norm, below which it does not vary. */
const CONSTANT_TOLERANCE = 1e-12;

/** A series that others are regressed on, with what each regression needs of it. */
export interface Regressor {
  readonly mean: number;
  /** From the mean. */
  readonly deviations: Float64Array;
  /** Of the deviations. */
  readonly norm: number;
  /** False: constant but for rounding. */
  readonly varies: boolean;
}

export function asRegressor(values: Float64Array): Regressor {
  const center = mean(values);
  const deviations = centered(values, center);
  const own = norm(deviations);
  const varies = own > CONSTANT_TOLERANCE * norm(values);
  return { mean: center, deviations, norm: own, varies };
}

/** Exposure to one regressor. */
export interface Slope {
  readonly beta: number;
  /** From the residual variance, T - k - 1 degrees of freedom. */
  readonly standardError: number;
  /** Newey–West. */
  readonly hacStandardError: number;
}

/** Least squares of a series on some others, with intercept. */
export interface Regression {
  readonly intercept: number;
  /** Places of the regressors that were kept: the others are constant, or combinations of those before them. */
  readonly kept: readonly number[];
  /** One per kept regressor. */
  readonly slopes: readonly Slope[];
  /** Shares of the variance explained, the second for degrees of freedom; null when y does not vary. */
  readonly r2: number | null;
  readonly adjustedR2: number | null;
  /** sqrt(RSS / (T - k - 1)). */
  readonly residualDeviation: number;
  readonly residuals: Float64Array;
  /** The residuals are rounding: nothing may be divided by them. */
  readonly isExact: boolean;
}

/**
 * Ordinary least squares y = a + sum b_k x_k + e by QR of the centered regressors, which gives the slopes and errors of
 * the regression with intercept. Null when no regressor can be kept, or too few periods are left for a residual variance.
 * Source: W. Greene, Econometric Analysis, 8th ed., sections 3.2 to 4.3 and 20.5.
 */
export function regress(y: Float64Array, regressors: readonly Regressor[]): Regression | null {
  const varying = [...regressors.keys()].filter((k) => regressors[k]?.varies === true);
  const factorization = orthonormalize(varying.map((k) => (regressors[k] as Regressor).deviations));
  const kept = factorization.kept.map((place) => varying[place] as number);
  const freedom = y.length - kept.length - 1;
  if (kept.length === 0 || freedom < 1) return null;

  const center = mean(y);
  const deviations = centered(y, center);
  const betas = solveTriangle(
    factorization.r,
    factorization.q.map((direction) => innerProduct(direction, deviations)),
  );
  const residuals = residualsOf(deviations, factorization.q);
  const residualSquares = innerProduct(residuals, residuals);
  const residualDeviation = Math.sqrt(residualSquares / freedom);
  const weights = invertedRows(factorization, y.length);
  const hacDeviations = neweyWestDeviations(weights, residuals);
  const explainedMean = kept.reduce(
    (total, k, j) => total + (betas[j] as number) * (regressors[k]?.mean ?? 0),
    0,
  );
  return {
    intercept: center - explainedMean,
    kept,
    slopes: weights.map((own, j): Slope => ({
      beta: betas[j] as number,
      standardError: residualDeviation * norm(own),
      hacStandardError: hacDeviations[j] as number,
    })),
    ...fitOf(residualSquares, innerProduct(deviations, deviations), { periods: y.length, freedom }),
    residualDeviation,
    residuals,
    isExact: residualSquares <= CONSTANT_TOLERANCE ** 2 * innerProduct(deviations, deviations),
  };
}

function norm(values: Float64Array): number {
  return Math.sqrt(innerProduct(values, values));
}

function residualsOf(deviations: Float64Array, q: readonly Float64Array[]): Float64Array {
  const residuals = deviations.slice();
  for (const direction of q) {
    const part = innerProduct(direction, residuals);
    for (let t = 0; t < residuals.length; t += 1) {
      residuals[t] = (residuals[t] as number) - part * (direction[t] as number);
    }
  }
  return residuals;
}

/** Rows of R^-1 Q', which turn y into the slopes. */
function invertedRows({ q, r }: Orthonormalization, periods: number): readonly Float64Array[] {
  const rows = packedColumns(r.length, periods);
  for (const [i, direction] of q.entries()) {
    const unit = new Float64Array(q.length);
    unit[i] = 1;
    const inverse = solveTriangle(r, unit);
    for (let j = 0; j <= i; j += 1) {
      const row = rows[j] as Float64Array;
      const part = inverse[j] as number;
      for (let t = 0; t < periods; t += 1) {
        row[t] = (row[t] as number) + part * (direction[t] as number);
      }
    }
  }
  return rows;
}

function fitOf(
  residualSquares: number,
  totalSquares: number,
  { periods, freedom }: { readonly periods: number; readonly freedom: number },
): Pick<Regression, 'r2' | 'adjustedR2'> {
  const isFlat = isNegligibleDeviation(Math.sqrt(totalSquares / (periods - 1)));
  if (isFlat) return { r2: null, adjustedR2: null };
  const unexplained = residualSquares / totalSquares;
  return {
    r2: 1 - unexplained,
    adjustedR2: 1 - (unexplained * (periods - 1)) / freedom,
  };
}
