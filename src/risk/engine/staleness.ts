import type { ByTicker, Staleness } from './analysis-result.js';
import { weekdaysAfter } from './returns/calendar.js';
import { lastPrice } from './returns/last-price.js';
import type { PriceSeries } from './returns/price-series.js';

/** Age of each series' latest price on or before the end date, by ticker in code-unit order. */
export function stalenessOf(series: Iterable<PriceSeries>, endDate: string): ByTicker<Staleness> {
  const byTicker = new Map<string, Staleness>();
  for (const each of series) {
    const latest = lastPrice(each, endDate);
    if (latest === null) continue;
    byTicker.set(each.ticker, {
      lastDate: latest.date,
      tradingDays: weekdaysAfter(latest.date, endDate),
    });
  }
  return Object.fromEntries([...byTicker].sort(([a], [b]) => (a < b ? -1 : 1)));
}
