/** Lowest return of a single period, with its sign. */
export function worstReturn(returns: Float64Array): number {
  return returns.reduce((worst, value) => Math.min(worst, value), Infinity);
}

/** Lowest compounded return over `length` consecutive periods, with its sign; null when there are fewer. */
export function worstRollingReturn(returns: Float64Array, length: number): number | null {
  if (returns.length < length) return null;
  let worst = Infinity;
  for (let start = 0; start + length <= returns.length; start += 1) {
    const growth = returns
      .subarray(start, start + length)
      .reduce((total, value) => total * (1 + value), 1);
    worst = Math.min(worst, growth - 1);
  }
  return worst;
}
