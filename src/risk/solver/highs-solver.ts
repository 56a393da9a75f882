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
  primal_feasibility_tolerance: 1e-10,
  dual_feasibility_tolerance: 1e-10,
  // Smaller elements are taken for zero; the variance of cash beside that of stocks is not.
  small_matrix_value: 1e-12,
} as const;

/** HiGHS as a solver for the engine. */
export function highsSolver(highs: Highs): QuadraticSolver {
  return {
    name: `HiGHS ${highs.version.string}`,
    solve: (program) => highs.withModel(modelOf(program), (model) => solveModel(highs, model)),
  };
}

type HighsModel = ReturnType<Highs['createModel']>;

function solveModel({ constants }: Highs, model: HighsModel): QuadraticSolution {
  model.options.set(OPTIONS);
  model.run();
  const { optimal, infeasible } = constants.modelStatus;
  const status = model.getModelStatus();
  if (status === infeasible) return { status: 'infeasible' };
  if (status !== optimal) return { status: 'failed', reason: `model status ${String(status)}` };
  const { colValue, rowDual } = model.getSolution();
  return { status: 'optimal', values: colValue, rowDuals: rowDual };
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
