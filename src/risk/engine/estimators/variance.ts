import { mean, type NumberList } from '../linalg/sum.js';

/** Values minus their mean, which who knows it already may hand over. */
export function centered(values: NumberList, center = mean(values)): Float64Array {
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
  const centerA = mean(a);
  const centerB = a === b ? centerA : mean(b);
  let total = 0;
  for (let i = 0; i < a.length; i += 1) {
    total += ((a[i] as number) - centerA) * ((b[i] as number) - centerB);
  }
  return total / (a.length - 1);
}
