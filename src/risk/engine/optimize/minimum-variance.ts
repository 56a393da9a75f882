import type { RiskProblem } from './risk-problem.js';
import { type CheckedSolution, solveChecked } from './solve-checked.js';

/** The weights of least variance in a region; null when the region is empty. @throws SolverError */
export function minimumVariance({ solver, region, risk }: RiskProblem): CheckedSolution | null {
  return solveChecked(solver, {
    ...region,
    quadratic: risk.matrix,
    linear: new Float64Array(risk.matrix.size),
  });
}
