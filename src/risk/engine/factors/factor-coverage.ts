import { sum } from '../linalg/sum.js';

/** Below this part of the non-cash weight explained by factors, what the factors say is not to be relied on. */
const SUFFICIENT_COVERAGE = 0.9;
/** Weights that make up nine tenths exactly do so only but for rounding. */
const ROUNDING = 1e-12;

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

/** Whether enough is explained for the factor limits to be checked. */
export function isSufficientCoverage(coverage: number): boolean {
  return coverage >= SUFFICIENT_COVERAGE - ROUNDING;
}
