import type { PriceSeries } from '../risk/engine/returns/price-series.js';
import type { PriceAnswer } from './price-source.js';

/** An answer that nothing needs to be said of. */
export function plainAnswer(series: PriceSeries | null): PriceAnswer {
  return { series, notices: [] };
}
