import { equilibrate } from './equilibrate.js';
import { kktResidual } from './kkt-residual.js';
import type { QuadraticProgram } from './quadratic-program.js';
import type { RiskProblem } from './risk-problem.js';
import { SolverError } from './solver-error.js';

/** An optimum with a larger residual is none. */
export const LARGEST_KKT_RESIDUAL = 1e-6;

export interface CheckedSolution {
  readonly values: Float64Array;
  readonly rowDuals: Float64Array;
  readonly kktResidual: number;
}

/**
 * The optimum, checked by its KKT residual; null when the constraints contradict each other. Its
 * objective is expected at the scale of the problem. @throws SolverError
 */
export function solveChecked(
  { solver, risk }: Pick<RiskProblem, 'solver' | 'risk'>,
  program: QuadraticProgram,
): CheckedSolution | null {
  if (program.lower.some((bound, i) => bound > (program.upper[i] as number))) return null;
  const even = equilibrate(program);
  const solution = solver.solve(even.program);
  if (solution.status === 'infeasible') return null;
  if (solution.status === 'failed') {
    throw new SolverError(`${solver.name} gave up: ${solution.reason}`);
  }
  const values = withinBounds(program, even.restoreValues(solution.values));
  const rowDuals = even.restoreDuals(solution.rowDuals);
  const residual = kktResidual(program, { values, rowDuals }, risk.flatBelow);
  if (!(residual <= LARGEST_KKT_RESIDUAL)) {
    throw new SolverError(`${solver.name} left a KKT residual of ${String(residual)}`);
  }
  return { values, rowDuals, kktResidual: residual };
}

/** A solver may overstep a bound by its tolerance; nobody else should see -1e-17. */
function withinBounds({ lower, upper }: QuadraticProgram, values: Float64Array): Float64Array {
  return values.map(
    (value, i) => Math.min(upper[i] as number, Math.max(lower[i] as number, value)) + 0,
  );
}
