import { kktResidual } from './kkt-residual.js';
import type { QuadraticProgram, QuadraticSolver } from './quadratic-program.js';
import { SolverError } from './solver-error.js';

/** An optimum with a larger residual is none. */
export const LARGEST_KKT_RESIDUAL = 1e-6;

export interface CheckedSolution {
  readonly values: Float64Array;
  readonly rowDuals: Float64Array;
  readonly kktResidual: number;
}

/** The optimum, checked by its KKT residual; null when the constraints contradict each other. @throws SolverError */
export function solveChecked(
  solver: QuadraticSolver,
  program: QuadraticProgram,
): CheckedSolution | null {
  if (program.lower.some((bound, i) => bound > (program.upper[i] as number))) return null;
  const solution = solver.solve(program);
  if (solution.status === 'infeasible') return null;
  if (solution.status === 'failed') {
    throw new SolverError(`${solver.name} gave up: ${solution.reason}`);
  }
  const values = withinBounds(program, solution.values);
  const residual = kktResidual(program, values, solution.rowDuals);
  if (!(residual <= LARGEST_KKT_RESIDUAL)) {
    throw new SolverError(`${solver.name} left a KKT residual of ${String(residual)}`);
  }
  return { values, rowDuals: solution.rowDuals, kktResidual: residual };
}

/** A solver may overstep a bound by its tolerance; nobody else should see -1e-17. */
function withinBounds({ lower, upper }: QuadraticProgram, values: Float64Array): Float64Array {
  return values.map(
    (value, i) => Math.min(upper[i] as number, Math.max(lower[i] as number, value)) + 0,
  );
}
