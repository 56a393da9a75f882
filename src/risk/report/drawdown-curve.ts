import type { ReportFigures } from '../analysis-report.js';
import { compounded } from '../engine/measures/drawdown.js';

export interface DrawdownCurve {
  /** `YYYY-MM`. */
  readonly months: readonly string[];
  /** How far wealth is below its highest so far at the end of each month, a positive fraction of that. */
  readonly falls: readonly number[];
}

/** The fall below the peak, month by month; the largest is the max drawdown. */
export function drawdownCurve({ portfolioReturns }: ReportFigures): DrawdownCurve {
  const { months, returns } = portfolioReturns;
  const wealth = compounded(Float64Array.from(returns));
  let peak = 1;
  const falls = Array.from(wealth.subarray(1), (value) => {
    peak = Math.max(peak, value);
    return 1 - value / peak;
  });
  return { months, falls };
}
