import { type DateRange, monthlyReturns, type MonthlyReturn } from './monthly-returns.js';
import type { PriceSeries } from './price-series.js';

/** Every monthly return of a ticker up to the end date, in its own currency; empty for a ticker without prices. */
export type SeriesReturns = (ticker: string) => ReadonlyMap<string, MonthlyReturn>;

/** Looks returns up by ticker, and computes them once for each. */
export function seriesReturns(
  prices: ReadonlyMap<string, PriceSeries>,
  range: Pick<DateRange, 'endDate'>,
): SeriesReturns {
  const known = new Map<string, ReadonlyMap<string, MonthlyReturn>>();
  return (ticker) => {
    const before = known.get(ticker);
    if (before !== undefined) return before;
    const series = prices.get(ticker);
    const returns = series === undefined ? new Map() : monthlyReturns(series, range);
    known.set(ticker, returns);
    return returns;
  };
}
