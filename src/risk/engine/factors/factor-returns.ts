import type { ReturnColumns } from '../returns/return-columns.js';
import type { FactorDefinition } from './factor-definition.js';

/** Return of a factor in each month of the columns, NaN where one of its ingredients has none. */
export function factorReturns(
  { of, minus }: FactorDefinition,
  columnOf: ReturnColumns,
): Float64Array {
  const returns = medians(of.map(columnOf));
  if (minus === null) return returns;
  const base = columnOf(minus);
  for (let t = 0; t < returns.length; t += 1) {
    returns[t] = (returns[t] as number) - (base[t] as number);
  }
  return returns;
}

/** Middle value of each row, or the mean of the two middle ones; NaN for a row with NaN. */
function medians(columns: readonly Float64Array[]): Float64Array {
  const [first = new Float64Array(0)] = columns;
  const medians = first.slice();
  if (columns.length === 1) return medians;
  const row = new Float64Array(columns.length);
  const middle = row.length >> 1;
  for (let t = 0; t < medians.length; t += 1) {
    for (let i = 0; i < row.length; i += 1) row[i] = columns[i]?.[t] ?? NaN;
    // Sorts NaN to the end, so that it stands there if there is one.
    row.sort();
    const upper = row[middle] as number;
    const isGap = Number.isNaN(row.at(-1));
    const value = row.length % 2 === 1 ? upper : ((row[middle - 1] as number) + upper) / 2;
    medians[t] = isGap ? NaN : value;
  }
  return medians;
}
