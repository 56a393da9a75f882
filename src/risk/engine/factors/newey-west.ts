import { dot } from '../linalg/dot.js';

/** Lags up to which autocovariances count: floor(4 (T / 100)^(2/9)). Source: W. Newey, K. West, Automatic lag selection, 1994. */
export function neweyWestLag(periods: number): number {
  return Math.floor(4 * (periods / 100) ** (2 / 9));
}

/**
 * Standard errors of regression slopes that hold under heteroskedastic and autocorrelated residuals: Bartlett kernel, no
 * correction for small samples. `inverse[j][t]` is the weight of y_t in slope j, `residuals` those of the regression.
 * Source: W. Newey, K. West, A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent
 * covariance matrix, 1987.
 */
export function neweyWestDeviations(
  inverse: readonly Float64Array[],
  residuals: Float64Array,
): readonly number[] {
  const lags = neweyWestLag(residuals.length);
  return inverse.map((weights) => {
    const scores = weights.map((weight, t) => weight * (residuals[t] as number));
    let variance = dot(scores, scores);
    for (let lag = 1; lag <= lags; lag += 1) {
      let autocovariance = 0;
      for (let t = lag; t < scores.length; t += 1) {
        autocovariance += (scores[t] as number) * (scores[t - lag] as number);
      }
      variance += 2 * (1 - lag / (lags + 1)) * autocovariance;
    }
    return Math.sqrt(Math.max(0, variance));
  });
}
