import { sum } from '../linalg/sum.js';

/**
 * Gross weight of the non-cash assets with a regression over that of all non-cash assets, 0 to 1; null when there is no
 * non-cash asset.
 */
export function factorCoverage(
  weights: readonly number[],
  isCash: readonly boolean[],
  isExplained: readonly boolean[],
): number | null {
  const gross = (selected: (i: number) => boolean): number =>
    sum(weights.filter((_, i) => isCash[i] !== true && selected(i)).map(Math.abs));
  const all = gross(() => true);
  return all > 0 ? gross((i) => isExplained[i] === true) / all : null;
}
