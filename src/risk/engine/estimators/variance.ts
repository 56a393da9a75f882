import { mean, type NumberList } from '../linalg/sum.js';
import { dot } from '../linalg/dot.js';

/** Values minus their mean. */
export function centered(values: NumberList): Float64Array {
  const center = mean(values);
  const deviations = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += 1) deviations[i] = (values[i] as number) - center;
  return deviations;
}

/** Sample variance, divisor n - 1; of at least two values. @example sampleVariance([1, 2, 3]) // 1 */
export function sampleVariance(values: NumberList): number {
  return sampleCovarianceOf(values, values);
}

/** Sample standard deviation, divisor n - 1. */
export function sampleDeviation(values: NumberList): number {
  return Math.sqrt(sampleVariance(values));
}

/** Sample covariance of two series of one length, divisor n - 1. */
export function sampleCovarianceOf(a: NumberList, b: NumberList): number {
  return dot(centered(a), centered(b)) / (a.length - 1);
}
