import { crossProducts } from '../linalg/cross-products.js';
import { dot } from '../linalg/dot.js';
import { elementAt, type SymmetricMatrix } from '../linalg/symmetric-matrix.js';
import { centered } from './variance.js';

export interface ShrunkCovariance {
  /** Per period. */
  readonly covariance: SymmetricMatrix;
  /** Weight of the target, 0 to 1. */
  readonly shrinkage: number;
}

/**
 * Covariance shrunk towards a multiple of the identity: (1 - d) S + d (tr S / N) I, with S the covariance of divisor T
 * and d the intensity that minimizes the expected squared error.
 * Source: O. Ledoit, M. Wolf, A well-conditioned estimator for large-dimensional covariance matrices, 2004.
 */
export function ledoitWolf(columns: readonly Float64Array[]): ShrunkCovariance {
  const residuals = columns.map((column) => centered(column));
  const size = columns.length;
  const periods = columns[0]?.length ?? 0;
  const covariance = crossProducts(residuals, periods);
  const target = trace(covariance) / size;
  const shrinkage = intensity(residuals, covariance, target);
  return {
    shrinkage,
    covariance: shrink(covariance, shrinkage, target),
  };
}

function shrink(
  { size, values }: SymmetricMatrix,
  shrinkage: number,
  target: number,
): SymmetricMatrix {
  const shrunk = values.map((value) => (1 - shrinkage) * value);
  for (let i = 0; i < size; i += 1) {
    shrunk[i * size + i] = (shrunk[i * size + i] as number) + shrinkage * target;
  }
  return { size, values: shrunk };
}

/** Noise of S over its distance from the target, both as mean squared errors per asset, at most 1. */
function intensity(
  residuals: readonly Float64Array[],
  covariance: SymmetricMatrix,
  target: number,
): number {
  const size = residuals.length;
  const periods = residuals[0]?.length ?? 0;
  if (size < 2) return 0;
  const squaredNorm = dot(covariance.values, covariance.values);
  const distance = (squaredNorm - size * target * target) / size;
  const fourthMoments = squaredLengths(residuals, periods).reduce((total, x) => total + x * x, 0);
  const noise = (fourthMoments / periods - squaredNorm) / (size * periods);
  if (!(distance > 0)) return 0;
  return Math.max(0, Math.min(noise, distance)) / distance;
}

/** Squared length of each period's vector of centered returns. */
function squaredLengths(residuals: readonly Float64Array[], periods: number): Float64Array {
  const lengths = new Float64Array(periods);
  for (const column of residuals) {
    for (let t = 0; t < periods; t += 1) {
      const value = column[t] as number;
      lengths[t] = (lengths[t] as number) + value * value;
    }
  }
  return lengths;
}

function trace(matrix: SymmetricMatrix): number {
  let total = 0;
  for (let i = 0; i < matrix.size; i += 1) total += elementAt(matrix, i, i);
  return total;
}
