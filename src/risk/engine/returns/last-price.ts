import type { PriceSeries } from './price-series.js';

export interface DatedPrice {
  readonly date: string;
  readonly close: number;
}

/** The latest close on or before a date; null when the series begins later or is empty. */
export function lastPrice(series: PriceSeries, onOrBefore: string): DatedPrice | null {
  let low = 0;
  let high = series.dates.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((series.dates[middle] as string) <= onOrBefore) low = middle + 1;
    else high = middle;
  }
  const [date, close] = [series.dates[low - 1], series.closes[low - 1]];
  return date === undefined || close === undefined ? null : { date, close };
}
