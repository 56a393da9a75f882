import { dot } from '../linalg/dot.js';
import type { RiskProblem } from './risk-problem.js';
import { type CheckedSolution, solveChecked } from './solve-checked.js';

export interface HighestReturn extends CheckedSolution {
  readonly attained: number;
}

/** The weights of highest return in a region, whatever their risk; null when the region is empty. @throws SolverError */
export function highestReturn(problem: RiskProblem, returns: Float64Array): HighestReturn | null {
  const linear = returns.map((value) => -value);
  const solution = solveChecked(problem, { ...problem.region, quadratic: null, linear });
  return solution === null ? null : { ...solution, attained: dot(returns, solution.values) };
}
