import { sumDecimals } from '../../common/document/decimal.js';
import { type ChangedHoldings, changedHoldings, holdingOf } from './changed-holdings.js';
import type { Holdings } from './holding.js';
import type { Target } from './what-if.js';

/** Spreads the whole net value by the target weights, each divided by their sum; what has none is sold. */
export function applyTarget(holdings: Holdings, { weights }: Target): ChangedHoldings {
  const total = sumDecimals([...weights.values()]);
  const amounts = new Map<string, number>();
  for (const { position } of holdings.byTicker.values()) amounts.set(position.ticker, 0);
  for (const [ticker, weight] of weights) {
    const { unitValue } = holdingOf(holdings, ticker);
    amounts.set(ticker, ((weight / total) * holdings.weightUnit) / unitValue);
  }
  return changedHoldings(holdings, amounts, holdings.weightUnit);
}
