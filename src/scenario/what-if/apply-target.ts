import { sumDecimals } from '../../common/document/decimal.js';
import { type ChangedPositions, changedPositions, pricedPositionOf } from './changed-positions.js';
import type { PricedPositions } from './priced-position.js';
import type { Target } from './what-if.js';

/** Spreads the whole net value by the target weights, each divided by their sum; what has none is sold. */
export function applyTarget(
  pricedPositions: PricedPositions,
  { weights }: Target,
): ChangedPositions {
  const total = sumDecimals([...weights.values()]);
  const amounts = new Map<string, number>();
  for (const { position } of pricedPositions.byTicker.values()) amounts.set(position.ticker, 0);
  for (const [ticker, weight] of weights) {
    const { unitValue } = pricedPositionOf(pricedPositions, ticker);
    amounts.set(ticker, ((weight / total) * pricedPositions.weightUnit) / unitValue);
  }
  return changedPositions(pricedPositions, amounts, pricedPositions.weightUnit);
}
