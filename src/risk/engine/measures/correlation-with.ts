import { isNegligibleDeviation } from '../estimators/negligible-deviation.js';
import { sampleCovarianceOf, sampleDeviation } from '../estimators/variance.js';
import type { NumberList } from '../linalg/sum.js';

/**
 * Pearson's correlation of two series of one length, at least two values: cov(a, b) / (sd(a) sd(b)), from -1 to 1; null
 * when one of them does not vary.
 * @example correlationWith([1, 2, 3], [2, 4, 6]) // 1
 */
export function correlationWith(a: NumberList, b: NumberList): number | null {
  const [own, theirs] = [sampleDeviation(a), sampleDeviation(b)];
  if (isNegligibleDeviation(own) || isNegligibleDeviation(theirs)) return null;
  return Math.max(-1, Math.min(1, sampleCovarianceOf(a, b) / (own * theirs)));
}
