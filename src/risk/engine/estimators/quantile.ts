import type { NumberList } from '../linalg/sum.js';

/**
 * Quantile of a sample by linear interpolation between order statistics (type 7): the value at place
 * (n - 1) p of the ascending sample. Source: R. Hyndman, Y. Fan, Sample quantiles in statistical packages, 1996.
 * @example quantile([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantile(values: NumberList, probability: number): number {
  const sorted = Float64Array.from(values).sort();
  const place = (sorted.length - 1) * probability;
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (high - low) * (place - below);
}
