import { choleskyFactor, solveCholesky } from '../linalg/cholesky.js';
import { dot } from '../linalg/dot.js';
import {
  multiply,
  elementAt,
  type SymmetricMatrix,
  symmetricMatrix,
} from '../linalg/symmetric-matrix.js';
import { sum } from '../linalg/sum.js';
import { LARGEST_KKT_RESIDUAL } from './solve-checked.js';
import { SolverError } from './solver-error.js';

export interface RiskParity {
  readonly weights: Float64Array;
  /** Largest difference of a risk contribution from the even one, as a part of that. */
  readonly residual: number;
}

const CONVERGED = 1e-13;
const MOST_STEPS = 200;
/** Mean volatility over that of the portfolio, from which on what is left of the risk is rounding. */
const LARGEST_DIVERSIFICATION = 1e4;
/** A Newton decrement, of a self-concordant function, from which on whole steps converge. */
const CLOSE = 0.25;
/** Part of the way to a zero weight that a step may go. */
const FARTHEST = 0.9;
/** Least part of the promised decrease that a step must bring (Armijo), and the cut of one that does not. */
const SUFFICIENT = 1e-4;
const SHORTER = 0.5;
const SHORTEST = 1e-12;

/**
 * Long-only weights that all contribute the same risk, sum to 1: Newton's method on the convex
 * min y'Cy/2 - sum of ln(y_i)/N over the correlations C, y_i = weight times volatility, up to a factor. Null
 * where the risks of the assets cancel out, so that there is none to share. For positive definite covariances. Source: F. Spinu, An Algorithm for Computing Risk Parity Weights, 2013.
 * @throws SolverError
 */
export function riskParity(covariance: SymmetricMatrix): RiskParity | null {
  const { size } = covariance;
  const deviations = Float64Array.from({ length: size }, (_, i) =>
    Math.sqrt(elementAt(covariance, i, i)),
  );
  const correlation = symmetricMatrix(
    size,
    (i, j) => elementAt(covariance, i, j) / ((deviations[i] as number) * (deviations[j] as number)),
  );
  let point = start(correlation);
  for (let i = 0; i < MOST_STEPS && residualAt(correlation, point) > CONVERGED; i += 1) {
    const next = newtonStep(correlation, point);
    if (next === null) break;
    // The portfolio has a volatility of 1 in the end, and the sum is the mean of its parts.
    if (sum(next) > LARGEST_DIVERSIFICATION) return null;
    point = next;
  }
  const residual = residualAt(correlation, point);
  if (!(residual <= LARGEST_KKT_RESIDUAL)) {
    throw new SolverError(`risk contributions stay uneven by ${String(residual)}`);
  }
  const raw = point.map((value, i) => value / (deviations[i] as number));
  const total = sum(raw);
  return { weights: raw.map((value) => value / total), residual };
}

/** Even volatilities, at the scale that is best for them. */
function start(correlation: SymmetricMatrix): Float64Array {
  const even = new Float64Array(correlation.size).fill(1);
  const total = dot(even, multiply(correlation, even));
  return even.fill(1 / Math.sqrt(Math.max(total, 1)));
}

/** Contributions y_i (Cy)_i sum to 1 at the optimum, 1/N each. */
function residualAt(correlation: SymmetricMatrix, point: Float64Array): number {
  const product = multiply(correlation, point);
  return point.reduce(
    (worst, value, i) =>
      Math.max(worst, Math.abs(value * (product[i] as number) * correlation.size - 1)),
    0,
  );
}

/** The next point, in relative steps y_i (1 + d_i); null when no step lowers the objective any more. */
function newtonStep(correlation: SymmetricMatrix, point: Float64Array): Float64Array | null {
  const { size } = correlation;
  const product = multiply(correlation, point);
  const gradient = point.map((value, i) => value * (product[i] as number) - 1 / size);
  const factor = choleskyFactor(
    symmetricMatrix(
      size,
      (i, j) =>
        (point[i] as number) * elementAt(correlation, i, j) * (point[j] as number) +
        (i === j ? 1 / size : 0),
    ),
  );
  if (factor === null) return null;
  const direction = solveCholesky(factor, gradient).map((value) => -value);
  const slope = dot(gradient, direction);
  const steepest = direction.reduce((most, value) => Math.max(most, -value), 0);
  const move = (length: number): Float64Array =>
    point.map((value, i) => value * (1 + length * (direction[i] as number)));
  if (Math.sqrt(-slope * size) < CLOSE) return move(1);
  const before = objective(correlation, point);
  for (let length = Math.min(1, FARTHEST / steepest); length > SHORTEST; length *= SHORTER) {
    const next = move(length);
    if (objective(correlation, next) <= before + SUFFICIENT * length * slope) return next;
  }
  return null;
}

function objective(correlation: SymmetricMatrix, point: Float64Array): number {
  const risk = dot(point, multiply(correlation, point)) / 2;
  return risk - sum(point.map(Math.log)) / correlation.size;
}
