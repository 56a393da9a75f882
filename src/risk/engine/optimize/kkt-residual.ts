import { dot } from '../linalg/dot.js';
import { multiply } from '../linalg/symmetric-matrix.js';
import type { QuadraticProgram } from './quadratic-program.js';

export interface OptimumCandidate {
  readonly values: Float64Array;
  readonly rowDuals: Float64Array;
}

/**
 * How far a point is from the Karush-Kuhn-Tucker conditions: the largest step of a projected gradient, over variables
 * and rows, with gradient and duals divided by the largest term of the gradient, or by `flatBelow`, under which slopes
 * are rounding. Zero at an optimum; covers stationarity,
 * feasibility, signs of the duals and complementarity at once.
 * Source: J. Nocedal, S. Wright, Numerical Optimization, 2006, chapters 12 and 16.
 */
export function kktResidual(
  { quadratic, linear, lower, upper, rows }: QuadraticProgram,
  { values, rowDuals }: OptimumCandidate,
  flatBelow: number,
): number {
  const product =
    quadratic === null ? new Float64Array(linear.length) : multiply(quadratic, values);
  const reduced = product.map((each, i) => each + (linear[i] as number));
  const scale = Math.max(flatBelow, largest(product), largest(linear));
  let worst = 0;
  for (const [k, row] of rows.entries()) {
    const dual = rowDuals[k] as number;
    for (let i = 0; i < reduced.length; i += 1) {
      reduced[i] = (reduced[i] as number) - dual * (row.coefficients[i] as number);
    }
    const activity = dot(row.coefficients, values);
    worst = Math.max(worst, projectedStep(activity, dual / scale, row.lower, row.upper));
  }
  for (const [i, value] of values.entries()) {
    const step = projectedStep(
      value,
      (reduced[i] as number) / scale,
      lower[i] as number,
      upper[i] as number,
    );
    worst = Math.max(worst, step);
  }
  return worst;
}

/** How far `value - slope`, brought back between its ends, lies from `value`. */
function projectedStep(value: number, slope: number, lower: number, upper: number): number {
  return Math.abs(value - Math.min(upper, Math.max(lower, value - slope)));
}

function largest(values: Float64Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}
