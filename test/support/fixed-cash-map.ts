import type { CashMap } from '../../src/portfolio/cash-map.js';
import type { CashMapSource } from '../../src/portfolio/cash-map.source.js';

/** A cash map that never changes. */
export function fixedCashMap(map: CashMap): CashMapSource {
  return { current: () => Promise.resolve(map) };
}
