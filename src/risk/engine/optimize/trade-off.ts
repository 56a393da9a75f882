import { symmetricMatrix, elementAt } from '../linalg/symmetric-matrix.js';
import type { RiskProblem } from './risk-problem.js';
import { type CheckedSolution, solveChecked } from './solve-checked.js';
import { SolverError } from './solver-error.js';

export interface RiskAversion {
  readonly returns: Float64Array;
  /** Above 0, where only the return counts, up to 1, where only the risk does. */
  readonly aversion: number;
}

/** The weights that minimize a w'Cw/2 - (1 - a) r'w in a region that is not empty. @throws SolverError */
export function tradeOff(
  problem: RiskProblem,
  { returns, aversion }: RiskAversion,
): CheckedSolution {
  const { region, risk } = problem;
  const { matrix } = risk;
  const solution = solveChecked(problem, {
    ...region,
    quadratic: symmetricMatrix(matrix.size, (i, j) => aversion * elementAt(matrix, i, j)),
    linear: returns.map((value) => -(1 - aversion) * value),
  });
  if (solution === null) throw new SolverError('a region that has weights became empty');
  return solution;
}
