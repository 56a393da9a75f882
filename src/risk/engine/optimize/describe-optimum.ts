import { dot } from '../linalg/dot.js';
import { quadraticForm } from '../linalg/symmetric-matrix.js';
import { isNegligibleDeviation } from '../estimators/negligible-deviation.js';
import { annualizeDeviation } from '../measures/months-per-year.js';
import type { Constraint } from './constraint.js';
import { constraintStates } from './constraint-states.js';
import { knownReturns } from './known-returns.js';
import type { OptimizationProblem } from './optimization-problem.js';
import type { Optimum } from './optimum.js';

export interface FoundWeights {
  readonly weights: Float64Array;
  readonly kktResidual: number;
  readonly constraints: readonly Constraint[];
}

/** What weights that were found come to. */
export function describeOptimum(
  problem: OptimizationProblem,
  { weights, kktResidual, constraints }: FoundWeights,
): Optimum {
  const { tickers, covariance, riskFree } = problem;
  const monthly = Math.sqrt(Math.max(0, quadraticForm(covariance, weights)));
  const annualVolatility = annualizeDeviation(monthly);
  const expectedReturn = expectedReturnOf(problem, weights);
  const hasSharpe = expectedReturn !== null && !isNegligibleDeviation(monthly);
  return {
    weights: Array.from(weights),
    annualVolatility,
    expectedReturn,
    sharpe: hasSharpe ? (expectedReturn - riskFree) / annualVolatility : null,
    kktResidual,
    ...constraintStates(constraints, tickers, weights),
  };
}

function expectedReturnOf(problem: OptimizationProblem, weights: Float64Array): number | null {
  const returns = knownReturns(problem);
  const isKnown = returns.every((value, i) => value !== null || weights[i] === 0);
  const known = returns.map((value) => value ?? 0);
  return isKnown ? dot(weights, known) : null;
}
