import { centered } from '../estimators/variance.js';
import { dot } from '../linalg/dot.js';
import { orthonormalize } from '../linalg/orthonormal-columns.js';
import { solveTriangle } from '../linalg/solve-triangle.js';

export interface ExpectedShocks {
  /** One per factor; the given ones as they were given. */
  readonly shocks: Float64Array;
  /** Places of given shocks that those before them say already, and that the others are not expected from. */
  readonly collinear: readonly number[];
}

/**
 * What the other factors are expected to do when some do this: C_ag C_gg^-1 s, with C the sample covariance of the
 * factors. That is the least-squares fit of each on the given ones, so it is solved by QR of their centered returns.
 * Source: C. Bishop, Pattern Recognition and Machine Learning, equation 2.81.
 */
export function expectedShocks(
  factorReturns: readonly Float64Array[],
  given: ReadonlyMap<number, number>,
): ExpectedShocks {
  const places = [...given.keys()];
  const { kept, q, r } = orthonormalize(
    places.map((k) => centered(factorReturns[k] as Float64Array)),
  );
  const keptShocks = kept.map((place) => given.get(places[place] as number) as number);
  return {
    shocks: Float64Array.from(factorReturns, (returns, k) => {
      const own = given.get(k);
      if (own !== undefined) return own;
      const deviations = centered(returns);
      const betas = solveTriangle(
        r,
        q.map((direction) => dot(direction, deviations)),
      );
      return dot(betas, keptShocks);
    }),
    collinear: places.filter((_, place) => !kept.includes(place)),
  };
}
