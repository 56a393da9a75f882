import { dot } from './dot.js';

/** Part of a column, relative to the column, below which it counts as a combination of those before it. */
const COLLINEARITY_TOLERANCE = 1e-8;

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
 * Gram–Schmidt orthogonalization of columns of one length, each done twice, which keeps Q orthonormal to rounding. A
 * column is dropped when its part that those before it do not explain has a norm <= 1e-8 of its own.
 * Source: L. Giraud, J. Langou, M. Rozložník, The loss of orthogonality in the Gram–Schmidt process, 2005.
 */
export function orthonormalize(columns: readonly Float64Array[]): Orthonormalization {
  const kept: number[] = [];
  const q: Float64Array[] = [];
  const r: Float64Array[] = [];
  for (const [place, column] of columns.entries()) {
    const rest = column.slice();
    const coefficients = new Float64Array(q.length + 1);
    for (let pass = 0; pass < 2; pass += 1) {
      for (const [i, direction] of q.entries()) {
        const part = dot(direction, rest);
        coefficients[i] = (coefficients[i] as number) + part;
        for (let t = 0; t < rest.length; t += 1) {
          rest[t] = (rest[t] as number) - part * (direction[t] as number);
        }
      }
    }
    const norm = Math.sqrt(dot(rest, rest));
    if (!(norm > COLLINEARITY_TOLERANCE * Math.sqrt(dot(column, column)))) continue;
    coefficients[q.length] = norm;
    kept.push(place);
    for (let t = 0; t < rest.length; t += 1) rest[t] = (rest[t] as number) / norm;
    q.push(rest);
    r.push(coefficients);
  }
  return { kept, q, r };
}
