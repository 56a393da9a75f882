import { isNegligibleDeviation } from '../estimators/negligible-deviation.js';
import { sampleCovarianceOf, sampleVariance } from '../estimators/variance.js';
import { mean } from '../linalg/sum.js';

export interface RegressionLine {
  readonly intercept: number;
  readonly slope: number;
  /** Share of the variance explained, 0 to 1; null when y does not vary. */
  readonly r2: number | null;
}

/** Least-squares line of y on x; null when x does not vary. */
export function regressionLine(y: Float64Array, x: Float64Array): RegressionLine | null {
  const varianceX = sampleVariance(x);
  if (isNegligibleDeviation(Math.sqrt(varianceX))) return null;
  const covariance = sampleCovarianceOf(x, y);
  const varianceY = sampleVariance(y);
  const slope = covariance / varianceX;
  const isFlat = isNegligibleDeviation(Math.sqrt(varianceY));
  return {
    slope,
    intercept: mean(y) - slope * mean(x),
    r2: isFlat ? null : Math.min(1, covariance ** 2 / (varianceX * varianceY)),
  };
}
