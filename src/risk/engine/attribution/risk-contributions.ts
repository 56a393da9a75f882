import type { RiskContribution } from '../analysis-result.js';
import { dot } from '../linalg/dot.js';
import { multiply, type SymmetricMatrix } from '../linalg/symmetric-matrix.js';
import { isNegligibleDeviation } from '../estimators/negligible-deviation.js';
import { annualizeDeviation } from '../measures/months-per-year.js';

export interface VolatilityDecomposition {
  readonly monthly: number;
  readonly annual: number;
  /** One per weight; contributions sum to `annual`, shares to 1 (null when the volatility is zero). */
  readonly contributions: readonly RiskContribution[];
}

/**
 * Euler decomposition of the volatility: marginal_i = (C w)_i / sigma, contribution_i = w_i marginal_i, all annual;
 * negative ones lower the risk. Source: D. Tasche, Risk contributions and performance measurement, 1999.
 */
export function decomposeVolatility(
  weights: readonly number[],
  covariance: SymmetricMatrix,
): VolatilityDecomposition {
  const product = multiply(covariance, weights);
  const monthly = Math.sqrt(Math.max(0, dot(weights, product)));
  const annual = annualizeDeviation(monthly);
  if (isNegligibleDeviation(monthly)) {
    const none = { marginal: null, contribution: 0, share: null };
    return { monthly, annual, contributions: weights.map(() => none) };
  }
  const contributions = weights.map((weight, i) => {
    const marginal = annualizeDeviation((product[i] as number) / monthly);
    const contribution = weight * marginal;
    return { marginal, contribution, share: contribution / annual };
  });
  return { monthly, annual, contributions };
}
