import type { RiskProblem } from './risk-problem.js';
import { type CheckedSolution, solveChecked } from './solve-checked.js';

/** The weights of least variance in a region; null when the region is empty. @throws SolverError */
export function minimumVariance(problem: RiskProblem): CheckedSolution | null {
  const { region, risk } = problem;
  return solveChecked(problem, {
    ...region,
    quadratic: risk.matrix,
    linear: new Float64Array(risk.matrix.size),
  });
}
