import { lastWeekday, monthIndex, monthOf } from './calendar.js';
import type { PriceSeries } from './price-series.js';

export interface DatedReturn {
  /** Date of the close it ends with: the return date. */
  readonly date: string;
  /** Simple return over the close before it. */
  readonly value: number;
}

/** From the last close of one calendar month to that of the next. */
export interface MonthlyReturn extends DatedReturn {
  /** Of its month, see `monthIndex`. */
  readonly index: number;
}

export interface DateRange {
  /** `YYYY-MM-DD`, both inclusive. */
  readonly startDate: string;
  readonly endDate: string;
}

/**
 * Simple month-end returns by `YYYY-MM`, oldest first: P_t / P_(t-1) - 1 with the last available close of each
 * calendar month. A month has one only if the month before it has a close, and if its own close is final: the series
 * goes on in a later month, or the month's last weekday is not after `endDate`.
 */
export function monthlyReturns(
  series: PriceSeries,
  { endDate }: Pick<DateRange, 'endDate'>,
): ReadonlyMap<string, MonthlyReturn> {
  const closes = monthEndCloses(series);
  const lastMonth = closes.at(-1)?.month;
  const returns = new Map<string, MonthlyReturn>();
  closes.forEach(({ month, index, date, close }, i) => {
    const before = closes[i - 1];
    const isFinal = month !== lastMonth || lastWeekday(month) <= endDate;
    if (before !== undefined && isFinal && before.index + 1 === index) {
      returns.set(month, { index, date, value: close / before.close - 1 });
    }
  });
  return returns;
}

/** The returns whose return date lies in the range. */
export function returnsInRange(
  returns: ReadonlyMap<string, MonthlyReturn>,
  { startDate, endDate }: DateRange,
): ReadonlyMap<string, MonthlyReturn> {
  return new Map([...returns].filter(([, { date }]) => startDate <= date && date <= endDate));
}

/** Calendar months in which the series has a price. */
export function pricedMonths(series: PriceSeries): ReadonlySet<string> {
  return new Set(series.dates.map(monthOf));
}

interface MonthEndClose {
  readonly month: string;
  readonly index: number;
  readonly date: string;
  readonly close: number;
}

function monthEndCloses({ dates, closes }: PriceSeries): readonly MonthEndClose[] {
  const ends: MonthEndClose[] = [];
  dates.forEach((date, i) => {
    const index = monthIndex(date);
    const next = dates[i + 1];
    if (next !== undefined && monthIndex(next) === index) return;
    ends.push({ month: monthOf(date), index, date, close: closes[i] as number });
  });
  return ends;
}
