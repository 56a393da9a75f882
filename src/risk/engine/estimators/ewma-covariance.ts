import { dot } from '../linalg/dot.js';
import { sum } from '../linalg/sum.js';
import { crossProducts } from '../linalg/cross-products.js';
import type { SymmetricMatrix } from '../linalg/symmetric-matrix.js';

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
  const roots = weights.map(Math.sqrt);
  const scaled = columns.map((column) => {
    const center = dot(weights, column);
    const residuals = new Float64Array(periods);
    for (let t = 0; t < periods; t += 1) {
      residuals[t] = ((column[t] as number) - center) * (roots[t] as number);
    }
    return residuals;
  });
  return crossProducts(scaled, 1);
}
