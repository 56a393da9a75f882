import type { Constraint } from './constraint.js';
import type { LinearRow, QuadraticProgram } from './quadratic-program.js';

/** The weights that constraints allow, as a quadratic program states it. */
export type FeasibleRegion = Pick<QuadraticProgram, 'lower' | 'upper' | 'rows'>;

/** Weights of `size` assets that sum to 1 and keep to every constraint; the sum is the first row. */
export function feasibleRegion(size: number, constraints: readonly Constraint[]): FeasibleRegion {
  const lower = new Float64Array(size).fill(-Infinity);
  const upper = new Float64Array(size).fill(Infinity);
  const rows: LinearRow[] = [{ coefficients: new Float64Array(size).fill(1), lower: 1, upper: 1 }];
  for (const constraint of constraints) {
    for (const [i, bound] of constraint.lower) lower[i] = Math.max(lower[i] as number, bound);
    for (const [i, bound] of constraint.upper) upper[i] = Math.min(upper[i] as number, bound);
    if (constraint.row !== null) rows.push(constraint.row);
  }
  return { lower, upper, rows };
}
