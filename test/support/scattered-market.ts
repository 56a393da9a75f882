import { sampleCovariance } from '../../src/risk/engine/estimators/sample-covariance.js';
import type { SymmetricMatrix } from '../../src/risk/engine/linalg/symmetric-matrix.js';
import type { OptimizationProblem } from '../../src/risk/engine/optimize/optimization-problem.js';
import { scatteredReturns } from './price-series.js';

/** Covariance of assets that move with one market, each its own way; the same for the same numbers. */
export function scatteredCovariance(size: number, months: number, seed: number): SymmetricMatrix {
  const market = scatteredReturns(months, seed);
  const columns = Array.from({ length: size }, (_, i) => {
    const own = scatteredReturns(months, seed + 7919 * (i + 1));
    const [beta, spread] = [0.4 + ((i * 37) % 11) / 10, 0.3 + ((i * 53) % 17) / 10];
    return Float64Array.from(own, (value, t) => beta * (market[t] ?? 0) + spread * value);
  });
  return sampleCovariance(columns);
}

/** A problem with nothing but a covariance, of assets `A00`, `A01`, ... */
export function aProblem(
  covariance: SymmetricMatrix,
  given: Partial<OptimizationProblem> = {},
): OptimizationProblem {
  const places = Array.from({ length: covariance.size }, (_, i) => i);
  return {
    tickers: places.map((i) => `A${String(i).padStart(2, '0')}`),
    isCash: places.map(() => false),
    covariance,
    expectedReturns: places.map((i) => 0.02 + ((i * 29) % 13) / 100),
    riskFree: 0.01,
    bounds: places.map(() => null),
    cashCap: 0,
    maxSingleWeight: null,
    exposureBounds: [],
    ...given,
  };
}
