import { minimumVariance } from './minimum-variance.js';
import type { RiskProblem } from './risk-problem.js';
import type { CheckedSolution } from './solve-checked.js';

/** What is given up of a return (at a scale of 1), so that the highest one stays attainable in floating point. */
const ROUNDING = 1e-11;

export interface ReturnTarget {
  readonly returns: Float64Array;
  readonly atLeast: number;
}

/** The weights of least variance that earn at least a target; null when none do. @throws SolverError */
export function leastVarianceAtReturn(
  problem: RiskProblem,
  { returns, atLeast }: ReturnTarget,
): CheckedSolution | null {
  const target = { coefficients: returns, lower: atLeast - ROUNDING, upper: Infinity };
  const { region } = problem;
  return minimumVariance({ ...problem, region: { ...region, rows: [...region.rows, target] } });
}
