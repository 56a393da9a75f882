import type { FactorModel } from './factor-model.js';

/**
 * x_k = sum of w_i beta_ik, exposure of a portfolio to each factor of the model, with the compensation of `sum`. An asset
 * loads on few factors of many: whatever is zero is passed over, which changes no sum.
 */
export function factorExposures(
  weights: readonly number[],
  { factors, loadings }: Pick<FactorModel, 'factors' | 'loadings'>,
): Float64Array {
  const totals = new Float64Array(factors.length);
  const lost = new Float64Array(factors.length);
  for (const [i, row] of loadings.entries()) {
    const weight = weights[i] as number;
    for (let k = 0; k < row.length; k += 1) {
      const beta = row[k] as number;
      if (beta === 0) continue;
      const value = weight * beta;
      const total = totals[k] as number;
      const next = total + value;
      const error =
        Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
      lost[k] = (lost[k] as number) + error;
      totals[k] = next;
    }
  }
  return totals.map((total, k) => total + (lost[k] as number));
}
