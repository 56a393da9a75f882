import { describeOptimum } from './describe-optimum.js';
import { findConflict } from './find-conflict.js';
import type { OptimizationOutcome, Optimum } from './optimum.js';
import { type PreparedProblem, prepareProblem } from './prepare-problem.js';
import { problemConstraints } from './problem-constraints.js';
import type { CheckedSolution } from './solve-checked.js';
import type { VolatilityCap } from './volatility-cap.js';

/** Only cash, which is not to be held. */
export const NO_ASSETS = { status: 'undefined', reason: 'no-assets', tickers: [] } as const;

/** A solution in the terms of the whole portfolio. */
export function optimumOf(
  { whole, spread }: PreparedProblem,
  { values, kktResidual }: Pick<CheckedSolution, 'values' | 'kktResidual'>,
): Optimum {
  return describeOptimum(whole, {
    weights: spread(values),
    kktResidual,
    constraints: problemConstraints(whole),
  });
}

/**
 * The answer where limits contradict each other, or together the cap. Cash that is not to be held takes part: its cap may
 * be what stands in the way. @throws SolverError
 */
export function infeasible(
  prepared: PreparedProblem,
  cap: VolatilityCap | null,
): OptimizationOutcome<never> {
  const withCash = prepareProblem(prepared.whole, prepared.scaled.solver, () => true);
  const { scaled, constraints } = withCash ?? prepared;
  return { status: 'infeasible', conflict: findConflict(scaled, constraints, cap) };
}
