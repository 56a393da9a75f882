import { factorExposures } from '../factors/factor-exposures.js';
import type { FactorModel } from '../factors/factor-model.js';
import { dot } from '../linalg/dot.js';
import { elementAt, multiply, type SymmetricMatrix } from '../linalg/symmetric-matrix.js';
import type { FactorExtremes } from '../stress/worst-factor-month.js';
import type { QuadraticBound } from './smallest-cure.js';

/** Moves a part of a position towards cash: w(t) = w + t sign(w_i) (e_cash - e_i). */
export interface Sale {
  readonly position: number;
  readonly cash: number;
  /** 1 for a sale, -1 for buying a short position back. */
  readonly sign: number;
}

export type SaleBounds = (sale: Sale) => readonly QuadraticBound[];

/** The variance stays within that of the limit, an annual volatility. */
export function volatilityBounds(
  weights: readonly number[],
  covariance: SymmetricMatrix,
  monthlyLimit: number,
): SaleBounds {
  const product = multiply(covariance, weights);
  const constant = dot(weights, product) - monthlyLimit ** 2;
  return ({ position: i, cash: c, sign }) => [
    {
      constant,
      linear: 2 * sign * ((product[c] as number) - (product[i] as number)),
      square:
        elementAt(covariance, c, c) - 2 * elementAt(covariance, c, i) + elementAt(covariance, i, i),
    },
  ];
}

/** Which factors a limit on a share of the variance counts: those at places of each group, together. */
export type FactorGroups = readonly (readonly number[])[];

/** Each group's part of the variance stays within its share of the model variance. */
export function shareBounds(
  weights: readonly number[],
  model: FactorModel,
  { groups, limit }: { readonly groups: FactorGroups; readonly limit: number },
): SaleBounds {
  const { factors, loadings, idiosyncraticVariances } = model;
  const freedom = (factors[0]?.returns.length ?? 0) - 1;
  const exposures = factorExposures(weights, model);
  const loaded = loadings.map(placesLoaded);
  const members = groups.map((places) => new Set(places));
  const whole = partOf(factors, [...factors.keys()], { of: exposures, times: 1 });
  const parts = groups.map((places) => partOf(factors, places, { of: exposures, times: 1 }));
  const constants = parts.map((part) => dot(part, whole) / freedom);
  const own = (i: number): number => idiosyncraticVariances[i] as number;
  const idiosyncratic = weights.reduce((total, weight, i) => total + weight ** 2 * own(i), 0);
  const systematic = dot(whole, whole) / freedom;
  return ({ position: i, cash: c, sign }) => {
    const [held, money] = [weights[i] as number, weights[c] as number];
    const changes = { of: loadings[i] as Float64Array, times: -sign };
    const places = loaded[i] as readonly number[];
    const change = partOf(factors, places, changes);
    const variance: QuadraticBound = {
      constant: systematic + idiosyncratic,
      linear: (2 * dot(whole, change)) / freedom + 2 * sign * (money * own(c) - held * own(i)),
      square: dot(change, change) / freedom + own(c) + own(i),
    };
    return groups.map((_, g) => {
      const touched = places.filter((k) => members[g]?.has(k));
      const partChange = touched.length === 0 ? null : partOf(factors, touched, changes);
      const withPart = (other: Float64Array): number =>
        partChange === null ? 0 : dot(partChange, other);
      const linear = (dot(parts[g] as Float64Array, change) + withPart(whole)) / freedom;
      return {
        constant: (constants[g] as number) - limit * variance.constant,
        linear: linear - limit * variance.linear,
        square: withPart(change) / freedom - limit * variance.square,
      };
    });
  };
}

function placesLoaded(row: Float64Array): readonly number[] {
  const places: number[] = [];
  for (let k = 0; k < row.length; k += 1) if (row[k] !== 0) places.push(k);
  return places;
}

/** The factors at these places, less the mean of each, times their multiples, in one sum. */
function partOf(
  factors: FactorModel['factors'],
  places: readonly number[],
  multiples: { readonly of: Float64Array; readonly times: number },
): Float64Array {
  const part = new Float64Array(factors[0]?.returns.length ?? 0);
  for (const k of places) {
    const multiple = multiples.times * (multiples.of[k] as number);
    const deviations = factors[k]?.regressor.deviations ?? part;
    for (let t = 0; t < part.length; t += 1) {
      part[t] = (part[t] as number) + multiple * (deviations[t] as number);
    }
  }
  return part;
}

/** No factor loses more than the limit in its worst month, whichever side the exposure is on. */
export function factorLossBounds(
  weights: readonly number[],
  model: FactorModel,
  { extremes, limit }: { readonly extremes: readonly FactorExtremes[]; readonly limit: number },
): SaleBounds {
  const exposures = factorExposures(weights, model);
  const excessOf = (k: number, worst: number): number => -(exposures[k] as number) * worst - limit;
  const breached = [...extremes.keys()].filter((k) => {
    const { lowest, highest } = extremes[k] as FactorExtremes;
    return excessOf(k, lowest) > 0 || excessOf(k, highest) > 0;
  });
  return ({ position: i, sign }) => {
    const row = model.loadings[i] as Float64Array;
    // What a sale leaves alone, and is within the limit, stays there.
    const places = new Set([...breached, ...placesLoaded(row)]);
    return [...places].flatMap((k) => {
      const { lowest, highest } = extremes[k] as FactorExtremes;
      return [lowest, highest].map((worst) => ({
        constant: excessOf(k, worst),
        linear: sign * (row[k] as number) * worst,
        square: 0,
      }));
    });
  };
}
