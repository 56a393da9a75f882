import { elementAt, symmetricMatrix } from '../linalg/symmetric-matrix.js';
import type { OptimizationProblem } from './optimization-problem.js';

export interface InvestablePart {
  readonly problem: OptimizationProblem;
  /** Where its assets stand in the whole. */
  readonly places: readonly number[];
}

/** The part of a problem that `keep` holds for; its limits as they are. */
export function investablePart(
  whole: OptimizationProblem,
  keep: (place: number) => boolean,
): InvestablePart {
  const places = [...whole.tickers.keys()].filter(keep);
  const pick = <Value>(values: readonly Value[]): readonly Value[] =>
    places.map((place) => values[place] as Value);
  return {
    places,
    problem: {
      ...whole,
      tickers: pick(whole.tickers),
      isCash: pick(whole.isCash),
      expectedReturns: pick(whole.expectedReturns),
      bounds: pick(whole.bounds),
      covariance: symmetricMatrix(places.length, (i, j) =>
        elementAt(whole.covariance, places[i] as number, places[j] as number),
      ),
      exposureBounds: whole.exposureBounds.map((bound) => ({
        ...bound,
        loadings: pick(bound.loadings),
      })),
    },
  };
}
