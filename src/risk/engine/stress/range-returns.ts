import { weekdaysAfter } from '../returns/calendar.js';
import { type DatedPrice, lastPrice } from '../returns/last-price.js';
import type { DatedReturn } from '../returns/monthly-returns.js';
import type { PriceSeries } from '../returns/price-series.js';

/** A close that is older than so many weekdays does not tell the price of a day. */
export const OLDEST_CLOSE_WEEKDAYS = 5;

/** Returns of a ticker by the last day of each piece. */
export type RangeReturns = (ticker: string) => ReadonlyMap<string, DatedReturn>;

/**
 * Simple returns of a ticker from each boundary of a range to the next, in its own currency, under the later one. Empty
 * unless the ticker has a close at most five weekdays old at every boundary.
 */
export function rangeReturns(
  prices: ReadonlyMap<string, PriceSeries>,
  boundaries: readonly string[],
): RangeReturns {
  const known = new Map<string, ReadonlyMap<string, DatedReturn>>();
  return (ticker) => {
    const before = known.get(ticker);
    if (before !== undefined) return before;
    const series = prices.get(ticker);
    const returns = series === undefined ? new Map() : returnsBetween(series, boundaries);
    known.set(ticker, returns);
    return returns;
  };
}

function returnsBetween(
  series: PriceSeries,
  boundaries: readonly string[],
): ReadonlyMap<string, DatedReturn> {
  const returns = new Map<string, DatedReturn>();
  let before: DatedPrice | null = null;
  for (const day of boundaries) {
    const price = lastPrice(series, day);
    if (price === null || weekdaysAfter(price.date, day) > OLDEST_CLOSE_WEEKDAYS) return new Map();
    if (before !== null) {
      returns.set(day, { date: price.date, value: price.close / before.close - 1 });
    }
    before = price;
  }
  return returns;
}
