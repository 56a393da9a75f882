import type { Highs, HessianInput, ModelData, SparseMatrixInput } from 'highs';
import type { SymmetricMatrix } from '../engine/linalg/symmetric-matrix.js';
import type {
  LinearRow,
  QuadraticProgram,
  QuadraticSolution,
  QuadraticSolver,
} from '../engine/optimize/quadratic-program.js';

const OPTIONS = {
  output_flag: false,
  // By default HiGHS adds 1e-7 to the diagonal, which moves weights by as much; a ridge is ours to add and to report.
  qp_regularization_value: 0,
  // Smaller elements are taken for zero; the variance of cash beside that of stocks is not.
  small_matrix_value: 1e-12,
  // It takes about one for each asset; a program that it cannot solve must not hold up the others.
  qp_iteration_limit: 20_000,
} as const;

/** Of feasibility and duals: where more assets than months leave hardly any risk, the first can be out of reach. */
const TOLERANCES = [1e-10, 1e-8] as const;

/** HiGHS as a solver for the engine. */
export function highsSolver(highs: Highs): QuadraticSolver {
  return {
    name: `HiGHS ${highs.version.string}`,
    solve: (program) => {
      const model = modelOf(program);
      const [first, second] = TOLERANCES;
      const solution = solveWithin(highs, model, first);
      return solution.status === 'failed' ? solveWithin(highs, model, second) : solution;
    },
  };
}

function solveWithin(highs: Highs, data: ModelData, tolerance: number): QuadraticSolution {
  return highs.withModel(data, (model): QuadraticSolution => {
    model.options.set({
      ...OPTIONS,
      primal_feasibility_tolerance: tolerance,
      dual_feasibility_tolerance: tolerance,
    });
    const reason = failureOf(highs, () => model.run());
    if (reason !== null) return { status: 'failed', reason };
    const { optimal, infeasible } = highs.constants.modelStatus;
    const status = model.getModelStatus();
    if (status === infeasible) return { status: 'infeasible' };
    if (status !== optimal) return { status: 'failed', reason: `model status ${String(status)}` };
    const { colValue, rowDual } = model.getSolution();
    return { status: 'optimal', values: colValue, rowDuals: rowDual };
  });
}

/** What HiGHS says when it gives up; null when it does not. */
function failureOf({ errors }: Highs, run: () => unknown): string | null {
  try {
    run();
    return null;
  } catch (error) {
    if (error instanceof errors.HighsError) return error.message;
    throw error;
  }
}

function modelOf({ quadratic, linear, lower, upper, rows }: QuadraticProgram): ModelData {
  return {
    numCols: linear.length,
    numRows: rows.length,
    colCost: linear,
    colLower: lower,
    colUpper: upper,
    rowLower: Float64Array.from(rows, (row) => row.lower),
    rowUpper: Float64Array.from(rows, (row) => row.upper),
    matrix: matrixOf(rows, linear.length),
    ...(quadratic === null ? {} : { hessian: hessianOf(quadratic) }),
  };
}

/** Row by row, without zeros. */
function matrixOf(rows: readonly LinearRow[], columns: number): SparseMatrixInput {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { coefficients } of rows) {
    for (const [i, coefficient] of coefficients.entries()) {
      if (coefficient === 0) continue;
      indices.push(i);
      values.push(coefficient);
    }
    starts.push(indices.length);
  }
  return { format: 'csr', numRows: rows.length, numCols: columns, starts, indices, values };
}

/** The lower half, column by column, without zeros. */
function hessianOf({ size, values: elements }: SymmetricMatrix): HessianInput {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (let column = 0; column < size; column += 1) {
    for (let row = column; row < size; row += 1) {
      const element = elements[column * size + row] as number;
      if (element === 0) continue;
      indices.push(row);
      values.push(element);
    }
    starts.push(indices.length);
  }
  return { format: 'triangular', dimension: size, starts, indices, values };
}
