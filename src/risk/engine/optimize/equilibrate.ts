import { elementAt, symmetricMatrix } from '../linalg/symmetric-matrix.js';
import type { LinearRow, QuadraticProgram } from './quadratic-program.js';

/** No variable is stretched more than this against another: what is smaller yet plays no part beside it. */
const LARGEST_STRETCH = 1e8;

/** The same program in variables of like risk, and the way back. */
export interface EquilibratedProgram {
  readonly program: QuadraticProgram;
  readonly restoreValues: (values: Float64Array) => Float64Array;
  readonly restoreDuals: (rowDuals: Float64Array) => Float64Array;
}

/**
 * Measures each variable in units of its own deviation, and each row by its largest coefficient, so that cash and the
 * wildest stock look alike to a solver whose tolerances are absolute. Linear programs only have their rows measured.
 */
export function equilibrate(program: QuadraticProgram): EquilibratedProgram {
  const { linear, lower, upper } = program;
  const { stretch, unit } = stretchOf(program);
  const divided = (values: Float64Array): Float64Array =>
    values.map((value, i) => value / (stretch[i] as number));
  const multiplied = (values: Float64Array): Float64Array =>
    values.map((value, i) => value * (stretch[i] as number));
  const rows = program.rows.map((row) =>
    normalized({ ...row, coefficients: divided(row.coefficients) }),
  );
  return {
    program: {
      quadratic: stretchedQuadratic(program, stretch, unit),
      linear: divided(linear).map((value) => value / unit),
      lower: multiplied(lower),
      upper: multiplied(upper),
      rows: rows.map(({ row }) => row),
    },
    restoreValues: divided,
    restoreDuals: (duals) => duals.map((dual, k) => (dual * unit) / (rows[k]?.size ?? 1)),
  };
}

/** How much longer each variable becomes, at least 1; `unit` is the least variance, by which the objective is divided. */
function stretchOf({ quadratic, linear }: QuadraticProgram): {
  readonly stretch: Float64Array;
  readonly unit: number;
} {
  const variances = linear.map((_, i) => (quadratic === null ? 0 : elementAt(quadratic, i, i)));
  const positive = variances.filter((variance) => variance > 0);
  if (positive.length === 0) return { stretch: variances.fill(1), unit: 1 };
  const unit = positive.reduce((least, variance) => Math.min(least, variance));
  const stretch = variances.map((variance) =>
    variance > 0 ? Math.min(LARGEST_STRETCH, Math.sqrt(variance / unit)) : 1,
  );
  return { stretch, unit };
}

function stretchedQuadratic(
  { quadratic }: QuadraticProgram,
  stretch: Float64Array,
  unit: number,
): QuadraticProgram['quadratic'] {
  if (quadratic === null) return null;
  return symmetricMatrix(
    quadratic.size,
    (i, j) => elementAt(quadratic, i, j) / unit / ((stretch[i] as number) * (stretch[j] as number)),
  );
}

function normalized(row: LinearRow): { readonly row: LinearRow; readonly size: number } {
  const size = row.coefficients.reduce((most, value) => Math.max(most, Math.abs(value)), 0) || 1;
  return {
    size,
    row: {
      coefficients: row.coefficients.map((value) => value / size),
      lower: row.lower / size,
      upper: row.upper / size,
    },
  };
}
