import { dot } from '../linalg/dot.js';
import { sum } from '../linalg/sum.js';
import { type SymmetricMatrix, symmetricMatrix } from '../linalg/symmetric-matrix.js';

/**
 * Exponentially weighted covariance per period: weights proportional to decay^(T - 1 - t), summing to 1, the mean
 * removed with the same weights. Source: RiskMetrics Technical Document, 1996, with the mean kept.
 */
export function ewmaCovariance(
  columns: readonly Float64Array[],
  { decay }: { readonly decay: number },
): SymmetricMatrix {
  const periods = columns[0]?.length ?? 0;
  const raw = Float64Array.from({ length: periods }, (_, t) => decay ** (periods - 1 - t));
  const total = sum(raw);
  const weights = raw.map((weight) => weight / total);
  const residuals = columns.map((column) => {
    const center = dot(weights, column);
    return column.map((value) => value - center);
  });
  const weighted = residuals.map((column) =>
    column.map((value, t) => value * (weights[t] as number)),
  );
  return symmetricMatrix(columns.length, (i, j) =>
    dot(weighted[i] as Float64Array, residuals[j] as Float64Array),
  );
}
