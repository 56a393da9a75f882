import { innerProduct } from './inner-product.js';
import { packedColumns } from './packed-columns.js';

/** Part of a column, relative to the column, below which it counts as a combination of those before it. */
const COLLINEARITY_TOLERANCE = 1e-8;

/** A column that shrinks to less than this is orthogonalized again: twice is enough. */
const LOSS_OF_DIGITS = Math.SQRT1_2;

/** Thin QR factorization X = QR of those columns of X that are no combination of the ones before them. */
export interface Orthonormalization {
  /** Places of the kept columns, ascending. */
  readonly kept: readonly number[];
  /** Orthonormal columns Q, one per kept column. */
  readonly q: readonly Float64Array[];
  /** Columns of the upper triangle R: `r[j][i]` is element (i, j), i <= j. */
  readonly r: readonly Float64Array[];
}

/**
 * Gram–Schmidt orthogonalization of columns of one length, done twice where the first pass loses digits, which keeps Q
 * orthonormal to rounding. A column is dropped when its part that those before it do not explain has a norm <= 1e-8 of
 * its own.
 * Source: L. Giraud, J. Langou, M. Rozložník, The loss of orthogonality in the Gram–Schmidt process, 2005.
 */
export function orthonormalize(columns: readonly Float64Array[]): Orthonormalization {
  const kept: number[] = [];
  const q: Float64Array[] = [];
  const r: Float64Array[] = [];
  const directions = packedColumns(columns.length, columns[0]?.length ?? 0);
  for (let place = 0; place < columns.length; place += 1) {
    const column = columns[place] as Float64Array;
    const whole = norm(column);
    const rest = directions[q.length] as Float64Array;
    rest.set(column);
    const coefficients = new Float64Array(q.length + 1);
    takeOut(q, rest, coefficients);
    let own = norm(rest);
    if (own < LOSS_OF_DIGITS * whole) {
      takeOut(q, rest, coefficients);
      own = norm(rest);
    }
    if (!(own > COLLINEARITY_TOLERANCE * whole)) continue;
    coefficients[q.length] = own;
    for (let t = 0; t < rest.length; t += 1) rest[t] = (rest[t] as number) / own;
    kept.push(place);
    q.push(rest);
    r.push(coefficients);
  }
  return { kept, q, r };
}

/** Takes the parts along the directions out of a column, and adds them to their coefficients. */
function takeOut(
  directions: readonly Float64Array[],
  column: Float64Array,
  coefficients: Float64Array,
): void {
  for (let i = 0; i < directions.length; i += 1) {
    const direction = directions[i] as Float64Array;
    const part = innerProduct(direction, column);
    for (let t = 0; t < column.length; t += 1) {
      column[t] = (column[t] as number) - part * (direction[t] as number);
    }
    coefficients[i] = (coefficients[i] as number) + part;
  }
}

function norm(column: Float64Array): number {
  return Math.sqrt(innerProduct(column, column));
}
