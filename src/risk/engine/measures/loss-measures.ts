import type { LossMeasures } from '../analysis-result.js';
import { shapeMoments } from '../estimators/moments.js';
import { maxDrawdown } from './drawdown.js';
import { tailLoss } from './tail-loss.js';
import { worstReturn, worstRollingReturn } from './worst-return.js';

/** Loss measures of the portfolio's monthly returns, weights held constant. */
export function lossMeasures(returns: Float64Array, months: readonly string[]): LossMeasures {
  const { depth, ...drawdown } = maxDrawdown(returns, months);
  const shape = shapeMoments(returns);
  return {
    '0.95': tailLoss(returns, { confidence: 0.95 }),
    '0.99': tailLoss(returns, { confidence: 0.99 }),
    maxDrawdown: depth,
    drawdown,
    worstMonth: worstReturn(returns),
    worst12Months: worstRollingReturn(returns, 12),
    skewness: shape?.skewness ?? null,
    excessKurtosis: shape?.excessKurtosis ?? null,
  };
}
