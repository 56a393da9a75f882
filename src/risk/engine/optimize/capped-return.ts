import { quadraticForm } from '../linalg/symmetric-matrix.js';
import { highestReturn } from './highest-return.js';
import { leastVarianceAtReturn } from './least-variance-at-return.js';
import { minimumVariance } from './minimum-variance.js';
import type { RiskProblem } from './risk-problem.js';
import { type CheckedSolution, LARGEST_KKT_RESIDUAL } from './solve-checked.js';
import { SolverError } from './solver-error.js';
import { tradeOff } from './trade-off.js';
import { meetsCap, type VolatilityCap } from './volatility-cap.js';

/** What is left to a cap, as a part of it, from which on the variance is at it. */
const AT_CAP = 1e-10;
/** A double has no more digits that further halvings could find. */
const MOST_HALVINGS = 60;

export interface CappedReturnRequest {
  readonly returns: Float64Array;
  /** Null: whatever the risk. */
  readonly cap: VolatilityCap | null;
}

/** `volatility-cap`: there are weights, but none of so little variance. */
export type CappedReturn =
  | { readonly status: 'optimal'; readonly solution: CheckedSolution; readonly isAtCap: boolean }
  | { readonly status: 'empty-region' }
  | { readonly status: 'volatility-cap' };

/**
 * The weights of highest expected return under a cap on their variance; among equals those of least variance. Under
 * a growing risk aversion the variance falls, so bisection finds the one at which it meets the cap. The residual
 * includes what is left to the cap, as a part of it. @throws SolverError
 */
export function cappedReturn(
  problem: RiskProblem,
  { returns, cap }: CappedReturnRequest,
): CappedReturn {
  const highest = highestReturn(problem, returns);
  if (highest === null) return { status: 'empty-region' };
  const richest = leastVarianceAtReturn(problem, { returns, atLeast: highest.attained });
  if (richest === null) throw new SolverError('the highest return cannot be attained again');
  if (cap === null || varianceOf(problem, richest) <= cap.variance) {
    return { status: 'optimal', solution: richest, isAtCap: false };
  }
  const safest = minimumVariance(problem);
  if (safest === null) return { status: 'empty-region' };
  if (!meetsCap(varianceOf(problem, safest), cap)) return { status: 'volatility-cap' };
  const solution = bisect(problem, { returns, cap }, safest);
  return { status: 'optimal', solution, isAtCap: true };
}

function bisect(
  problem: RiskProblem,
  { returns, cap: { variance: most } }: CappedReturnRequest & { readonly cap: VolatilityCap },
  safest: CheckedSolution,
): CheckedSolution {
  const gapOf = (solution: CheckedSolution): number => 1 - varianceOf(problem, solution) / most;
  let best = safest;
  let [low, high] = [0, 1];
  for (let i = 0; i < MOST_HALVINGS && gapOf(best) > AT_CAP; i += 1) {
    const aversion = (low + high) / 2;
    const solution = tradeOff(problem, { returns, aversion });
    if (gapOf(solution) >= 0) [best, high] = [solution, aversion];
    else low = aversion;
  }
  const kktResidual = Math.max(best.kktResidual, Math.abs(gapOf(best)));
  if (kktResidual <= LARGEST_KKT_RESIDUAL) return { ...best, kktResidual };
  throw new SolverError(`the variance stays off its cap by ${String(gapOf(best))} of it`);
}

function varianceOf({ risk }: RiskProblem, { values }: CheckedSolution): number {
  return quadraticForm(risk.matrix, values);
}
