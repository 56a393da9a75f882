import { monthIndex } from './calendar.js';
import type { MonthlyReturn } from './monthly-returns.js';
import type { SeriesReturns } from './series-returns.js';

/** Return of a ticker in each month of a list, NaN where it has none. */
export type ReturnColumns = (ticker: string) => Float64Array;

/** Lines returns up with consecutive months, once for each ticker; `counts` leaves out those it does not want. */
export function returnColumns(
  months: readonly string[],
  returnsOf: SeriesReturns,
  counts: (each: MonthlyReturn) => boolean = () => true,
): ReturnColumns {
  const known = new Map<string, Float64Array>();
  const first = monthIndex(months[0] ?? '');
  return (ticker) => {
    const before = known.get(ticker);
    if (before !== undefined) return before;
    const column = new Float64Array(months.length).fill(NaN);
    for (const each of returnsOf(ticker).values()) {
      const t = each.index - first;
      if (t >= 0 && t < column.length && counts(each)) column[t] = each.value;
    }
    known.set(ticker, column);
    return column;
  };
}

/** Whether there is a return in every month. */
export function isWhole(column: Float64Array): boolean {
  for (const value of column) if (Number.isNaN(value)) return false;
  return true;
}
