/** Lags up to which autocovariances count: floor(4 (T / 100)^(2/9)). Source: W. Newey, K. West, Automatic lag selection, 1994. */
export function neweyWestLag(periods: number): number {
  return Math.floor(4 * (periods / 100) ** (2 / 9));
}

/**
 * Standard error of each slope of a regression that holds under heteroskedastic and autocorrelated residuals: Bartlett
 * kernel, no correction for small samples. `weights[k][t]` is the weight of y_t in slope k, `residuals` those of the
 * regression.
 * Source: W. Newey, K. West, A simple, positive semi-definite, heteroskedasticity and autocorrelation consistent
 * covariance matrix, 1987.
 */
export function neweyWestDeviations(
  weights: readonly Float64Array[],
  residuals: Float64Array,
): readonly number[] {
  const lags = neweyWestLag(residuals.length);
  const scores = new Float64Array(residuals.length);
  return weights.map((own) => {
    for (let t = 0; t < scores.length; t += 1) {
      scores[t] = (own[t] as number) * (residuals[t] as number);
    }
    return Math.sqrt(Math.max(0, longRunVariance(scores, lags)));
  });
}

function longRunVariance(scores: Float64Array, lags: number): number {
  let variance = 0;
  for (let lag = 0; lag <= lags; lag += 1) {
    let autocovariance = 0;
    for (let t = lag; t < scores.length; t += 1) {
      autocovariance += (scores[t] as number) * (scores[t - lag] as number);
    }
    variance += (lag === 0 ? 1 : 2 * (1 - lag / (lags + 1))) * autocovariance;
  }
  return variance;
}
