import { sumDecimals } from '../../common/document/decimal.js';
import { sortedEntries } from '../../common/document/code-unit-order.js';
import { QUANTITY_BOUNDS } from '../../portfolio/quantity-bounds.js';
import type { Scenario } from '../scenario.js';
import { InvalidWhatIfError } from './what-if.errors.js';

/** What every store keeps of a weight: eight decimals, and less than this. */
const SMALLEST_PARTS = 1e8;

/**
 * The scenario that has these weights as its target: rounded to what a store keeps, with what rounding leaves in the
 * largest, so that they add up to 1.
 * @throws InvalidWhatIfError for weights that no store keeps
 */
export function scenarioOf(
  weights: ReadonlyMap<string, number>,
  basePortfolio: string | null,
): Scenario {
  requireStorable(weights);
  const rounded = new Map(
    sortedEntries(weights)
      .map(([ticker, weight]): [string, number] => [
        ticker,
        Math.round(weight * SMALLEST_PARTS) / SMALLEST_PARTS,
      ])
      .filter(([, weight]) => weight !== 0),
  );
  const [largest] = [...rounded].sort(([, a], [, b]) => Math.abs(b) - Math.abs(a));
  if (largest !== undefined) {
    const others = [...rounded].filter(([ticker]) => ticker !== largest[0]);
    rounded.set(largest[0], sumDecimals([1, ...others.map(([, weight]) => -weight)]));
  }
  return { description: null, basePortfolio, targetWeights: rounded, extra: new Map() };
}

function requireStorable(weights: ReadonlyMap<string, number>): void {
  const { below } = QUANTITY_BOUNDS.weight;
  const faults = [...weights]
    .filter(([, weight]) => !(Math.abs(weight) < below - 1))
    .map(([ticker]) => ({ ticker, detail: 'has a weight too large to be stored in a scenario' }));
  if (faults.length > 0) throw new InvalidWhatIfError(faults);
}
