import type { MonthlyReturn } from './monthly-returns.js';
import type { SeriesReturns } from './series-returns.js';

/** Return of a ticker in each month of a list, NaN where it has none. */
export type ReturnColumns = (ticker: string) => Float64Array;

/** Lines returns up with a list of months, once for each ticker; `counts` leaves out those it does not want. */
export function returnColumns(
  months: readonly string[],
  returnsOf: SeriesReturns,
  counts: (each: MonthlyReturn) => boolean = () => true,
): ReturnColumns {
  const known = new Map<string, Float64Array>();
  return (ticker) => {
    const before = known.get(ticker);
    if (before !== undefined) return before;
    const returns = returnsOf(ticker);
    const column = new Float64Array(months.length);
    for (let t = 0; t < months.length; t += 1) {
      const each = returns.get(months[t] as string);
      column[t] = each !== undefined && counts(each) ? each.value : NaN;
    }
    known.set(ticker, column);
    return column;
  };
}

/** Whether there is a return in every month. */
export function isWhole(column: Float64Array): boolean {
  return !column.some(Number.isNaN);
}
