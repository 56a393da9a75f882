import type { Drawdown } from '../analysis-result.js';

export interface MaxDrawdown extends Drawdown {
  /** Largest fall from a peak, as a positive fraction of the peak; 0 when it never fell. */
  readonly depth: number;
}

/** Two values of wealth this close, relative to the peak, are the same. */
const RECOVERY_TOLERANCE = 1e-12;

/**
 * Deepest fall of the compounded series, which starts at 1 before the first month. Of two equally deep ones the first.
 */
export function maxDrawdown(returns: Float64Array, months: readonly string[]): MaxDrawdown {
  const wealth = compounded(returns);
  let peak = 0;
  let depth = 0;
  let peakOfDepth = 0;
  let trough = 0;
  for (let t = 1; t < wealth.length; t += 1) {
    if ((wealth[t] as number) > (wealth[peak] as number)) peak = t;
    const fall = 1 - (wealth[t] as number) / (wealth[peak] as number);
    if (fall > depth) {
      depth = fall;
      peakOfDepth = peak;
      trough = t;
    }
  }
  if (depth === 0) return { depth, peak: null, trough: null, recovery: null };
  const level = (wealth[peakOfDepth] as number) * (1 - RECOVERY_TOLERANCE);
  const recovery = wealth.findIndex((value, t) => t > trough && value >= level);
  const monthAt = (t: number): string | null => (t < 1 ? null : (months[t - 1] ?? null));
  return {
    depth,
    peak: monthAt(peakOfDepth),
    trough: monthAt(trough),
    recovery: monthAt(recovery),
  };
}

/** Wealth before the first month (1) and after each. */
export function compounded(returns: Float64Array): Float64Array {
  const wealth = new Float64Array(returns.length + 1);
  wealth[0] = 1;
  for (let t = 0; t < returns.length; t += 1) {
    wealth[t + 1] = (wealth[t] as number) * (1 + (returns[t] as number));
  }
  return wealth;
}
