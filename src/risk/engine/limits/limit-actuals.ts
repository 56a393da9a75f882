import type { Concentration, LossMeasures } from '../analysis-result.js';
import type { LimitActual, LimitActuals } from './check-limits.js';

const NO_FACTOR_MODEL: LimitActual = {
  state: 'unknown',
  actual: null,
  reason: 'factor exposures are not computed',
};

/** The figure each limit is held against. */
export function limitActuals(
  annualVolatility: number,
  loss: LossMeasures,
  { maxSingleStockWeight }: Concentration,
): LimitActuals {
  return {
    max_volatility: { state: 'known', actual: annualVolatility },
    max_loss: { state: 'known', actual: loss.maxDrawdown },
    max_single_stock_weight: { state: 'known', actual: maxSingleStockWeight },
    max_factor_contribution: NO_FACTOR_MODEL,
    max_market_contribution: NO_FACTOR_MODEL,
    max_industry_contribution: NO_FACTOR_MODEL,
    max_single_factor_loss: NO_FACTOR_MODEL,
  };
}
