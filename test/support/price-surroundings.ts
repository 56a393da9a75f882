import { systemClock } from '../../src/common/clock.js';
import type { PriceSurroundings } from '../../src/market-data/price-surroundings.js';

/** For price sources that have nothing to warn of. */
export const PRICE_SURROUNDINGS: PriceSurroundings = {
  clock: systemClock,
  onWarning: (event) => {
    throw new Error(`unexpected warning: ${event}`);
  },
};
