import type { ReturnsByMonth } from './base-returns.js';

/** Returns of several series over the same months: `columns[i][t]` is series i in month t, oldest first. */
export interface ReturnTable {
  readonly months: readonly string[];
  readonly columns: readonly Float64Array[];
}

/** The column of one series over `months`; null when it lacks one of them. */
export function returnColumn(
  returns: ReturnsByMonth,
  months: readonly string[],
): Float64Array | null {
  const column = new Float64Array(months.length);
  for (const [t, month] of months.entries()) {
    const value = returns.get(month);
    if (value === undefined) return null;
    column[t] = value;
  }
  return column;
}

/** Return of the portfolio in each month, weights held constant: r_p,t = sum of w_i r_i,t. */
export function portfolioReturns(
  { months, columns }: ReturnTable,
  weights: readonly number[],
): Float64Array {
  const returns = new Float64Array(months.length);
  for (const [i, column] of columns.entries()) {
    const weight = weights[i] as number;
    for (let t = 0; t < returns.length; t += 1) {
      returns[t] = (returns[t] as number) + weight * (column[t] as number);
    }
  }
  return returns;
}
