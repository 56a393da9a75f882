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
  { factors, loadings, idiosyncraticVariances }: FactorModel,
  { groups, limit }: { readonly groups: FactorGroups; readonly limit: number },
): SaleBounds {
  const everyFactor = [...factors.keys()];
  const periods = factors[0]?.returns.length ?? 0;
  const freedom = periods - 1;
  const partOf = (places: readonly number[], exposureOf: (k: number) => number): Float64Array => {
    const part = new Float64Array(periods);
    for (const k of places) {
      const exposure = exposureOf(k);
      if (exposure === 0) continue;
      const deviations = factors[k]?.regressor.deviations ?? part;
      for (let t = 0; t < periods; t += 1) {
        part[t] = (part[t] as number) + exposure * (deviations[t] as number);
      }
    }
    return part;
  };
  const exposures = everyFactor.map((k) =>
    weights.reduce((total, weight, i) => total + weight * (loadings[i]?.[k] ?? 0), 0),
  );
  const whole = partOf(everyFactor, (k) => exposures[k] as number);
  const parts = groups.map((places) => partOf(places, (k) => exposures[k] as number));
  const own = (i: number): number => idiosyncraticVariances[i] as number;
  const idiosyncratic = weights.reduce((total, weight, i) => total + weight ** 2 * own(i), 0);
  return ({ position: i, cash: c, sign }) => {
    const [held, money] = [weights[i] as number, weights[c] as number];
    const change = partOf(everyFactor, (k) => -sign * (loadings[i]?.[k] ?? 0));
    const variance: QuadraticBound = {
      constant: dot(whole, whole) / freedom + idiosyncratic,
      linear: (2 * dot(whole, change)) / freedom + 2 * sign * (money * own(c) - held * own(i)),
      square: dot(change, change) / freedom + own(c) + own(i),
    };
    return groups.map((places, g) => {
      const part = parts[g] as Float64Array;
      const partChange = partOf(places, (k) => -sign * (loadings[i]?.[k] ?? 0));
      return {
        constant: dot(part, whole) / freedom - limit * variance.constant,
        linear: (dot(part, change) + dot(partChange, whole)) / freedom - limit * variance.linear,
        square: dot(partChange, change) / freedom - limit * variance.square,
      };
    });
  };
}

/** No factor loses more than the limit in its worst month, whichever side the exposure is on. */
export function factorLossBounds(
  weights: readonly number[],
  { loadings }: FactorModel,
  { extremes, limit }: { readonly extremes: readonly FactorExtremes[]; readonly limit: number },
): SaleBounds {
  const exposures = extremes.map((_, k) =>
    weights.reduce((total, weight, i) => total + weight * (loadings[i]?.[k] ?? 0), 0),
  );
  return ({ position: i, sign }) =>
    extremes.flatMap(({ lowest, highest }, k) => {
      const exposure = exposures[k] as number;
      const change = -sign * (loadings[i]?.[k] ?? 0);
      return [lowest, highest].map((worst) => ({
        constant: -exposure * worst - limit,
        linear: -change * worst,
        square: 0,
      }));
    });
}
