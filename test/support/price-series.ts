import { addMonths, lastWeekday } from '../../src/risk/engine/returns/calendar.js';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';

/** A series of month-end closes that starts in a month, from closes. */
export function monthEndSeries(
  ticker: string,
  firstMonth: string,
  closes: readonly number[],
  currency: string | null = null,
): PriceSeries {
  const dates = closes.map((_, i) => lastWeekday(addMonths(firstMonth, i)));
  return { ticker, currency, dates, closes };
}

/** Month-end closes that start at 100 and have the given monthly returns. */
export function seriesOfReturns(
  ticker: string,
  firstMonth: string,
  returns: readonly number[],
): PriceSeries {
  const closes = [100];
  for (const value of returns) closes.push((closes.at(-1) ?? 100) * (1 + value));
  return monthEndSeries(ticker, firstMonth, closes);
}

/** Months of returns that look like a market's and are the same every time: a seeded linear congruential generator. */
export function scatteredReturns(count: number, seed: number): readonly number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return (state / 2_147_483_648 - 0.48) * 0.12;
  });
}
