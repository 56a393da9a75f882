/** Expected returns brought to a largest magnitude of 1, which solvers and tolerances are made for. */
export interface ReturnScale {
  readonly returns: Float64Array;
  /** What they were divided by; 1 when all are zero. */
  readonly factor: number;
}

export function returnScale(returns: readonly number[]): ReturnScale {
  const largest = returns.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const factor = largest > 0 ? largest : 1;
  return { returns: Float64Array.from(returns, (value) => value / factor), factor };
}
