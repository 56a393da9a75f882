import type { Concentration } from '../analysis-result.js';
import { isNegligibleDeviation } from '../estimators/negligible-deviation.js';
import { elementAt, type SymmetricMatrix } from '../linalg/symmetric-matrix.js';
import { sum } from '../linalg/sum.js';

export interface ConcentrationInput {
  readonly weights: readonly number[];
  /** Which of them are cash. */
  readonly isCash: readonly boolean[];
  /** Per month, in the order of the weights. */
  readonly covariance: SymmetricMatrix;
  readonly monthlyVolatility: number;
}

/**
 * How far the weights lie in few hands: Herfindahl index and its inverse over non-cash assets, largest absolute weight,
 * and the diversification ratio sum |w_i| sigma_i / sigma (at least 1 without shorts).
 * Source: Y. Choueifaty, Y. Coignard, Toward Maximum Diversification, 2008.
 */
export function concentration(input: ConcentrationInput): Concentration {
  const { weights, isCash, covariance, monthlyVolatility } = input;
  const invested = weights.filter((_, i) => isCash[i] !== true);
  const herfindahl = sum(invested.map((weight) => weight * weight));
  const weightedDeviations = sum(
    weights.map((weight, i) => Math.abs(weight) * Math.sqrt(elementAt(covariance, i, i))),
  );
  return {
    herfindahl,
    effectivePositions: herfindahl > 0 ? 1 / herfindahl : null,
    diversificationRatio: isNegligibleDeviation(monthlyVolatility)
      ? null
      : weightedDeviations / monthlyVolatility,
    maxSingleStockWeight: Math.max(0, ...invested.map(Math.abs)),
  };
}
