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
  const isOdd = row.length % 2 === 1;
  for (let t = 0; t < medians.length; t += 1) {
    let total = 0;
    for (let i = 0; i < row.length; i += 1) {
      const value = (columns[i] as Float64Array)[t] as number;
      total += value;
      insert(row, i, value);
    }
    const upper = row[middle] as number;
    const value = isOdd ? upper : ((row[middle - 1] as number) + upper) / 2;
    medians[t] = Number.isNaN(total) ? NaN : value;
  }
  return medians;
}

/** Puts a value in its place among the `count` ascending ones at the start of a row. */
function insert(row: Float64Array, count: number, value: number): void {
  let place = count;
  while (place > 0 && (row[place - 1] as number) > value) {
    row[place] = row[place - 1] as number;
    place -= 1;
  }
  row[place] = value;
}
