/** Numbers in order, plain or packed. */
export type NumberList = readonly number[] | Float64Array;

/**
 * Sum with Neumaier's compensation: the error does not grow with the number of terms.
 * Source: A. Neumaier, Rundungsfehleranalyse einiger Verfahren zur Summation endlicher Summen, 1974.
 * @example sum([1, 1e100, 1, -1e100]) // 2
 */
export function sum(values: NumberList): number {
  let total = 0;
  let lost = 0;
  for (const value of values) {
    const next = total + value;
    lost += Math.abs(total) >= Math.abs(value) ? total - next + value : value - next + total;
    total = next;
  }
  return total + lost;
}

/** Arithmetic mean; of at least one value. */
export function mean(values: NumberList): number {
  return sum(values) / values.length;
}
