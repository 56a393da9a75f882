import type { TailLoss } from '../analysis-result.js';
import { shapeMoments } from '../estimators/moments.js';
import { quantile } from '../estimators/quantile.js';
import { sampleDeviation } from '../estimators/variance.js';
import { mean } from '../linalg/sum.js';
import { normalDensity, normalQuantile } from './normal-distribution.js';

/** Returns this close to the quantile are the quantile itself, which interpolation may miss by a rounding. */
const QUANTILE_TOLERANCE = 1e-14;

/**
 * Value at risk and expected shortfall of one month at a confidence, by history, by the normal distribution, and value
 * at risk by the Cornish–Fisher expansion; positive fractions are losses. Cornish–Fisher is null for returns that do
 * not vary. Source: P. Jorion, Value at Risk, 3rd edition, chapters 5 and 10; E. Cornish, R. Fisher, 1938.
 */
export function tailLoss(
  returns: Float64Array,
  { confidence }: { readonly confidence: number },
): TailLoss {
  const average = mean(returns);
  const deviation = sampleDeviation(returns);
  const z = normalQuantile(1 - confidence);
  const threshold = quantile(returns, 1 - confidence);
  const tail = returns.filter((value) => value <= threshold + QUANTILE_TOLERANCE);
  const shape = shapeMoments(returns);
  return {
    varHistorical: -threshold,
    esHistorical: -mean(tail),
    varNormal: -(average + deviation * z),
    esNormal: -average + (deviation * normalDensity(z)) / (1 - confidence),
    varCornishFisher:
      shape === null
        ? null
        : -(average + deviation * cornishFisher(z, shape.skewness, shape.excessKurtosis)),
  };
}

/** Normal quantile corrected for skewness and excess kurtosis. */
function cornishFisher(z: number, skewness: number, excessKurtosis: number): number {
  return (
    z +
    ((z ** 2 - 1) * skewness) / 6 +
    ((z ** 3 - 3 * z) * excessKurtosis) / 24 -
    ((2 * z ** 3 - 5 * z) * skewness ** 2) / 36
  );
}
