import type { CashMap } from '../../portfolio/cash-map.js';
import { cashLineOf } from '../../portfolio/cash-mapping-line.js';
import type { Position } from '../../portfolio/portfolio.js';
import { BASE_CURRENCY } from '../../risk/gather-prices.js';

const PLAIN_CASH = `CUR:${BASE_CURRENCY}`;

/**
 * The position that holds cash of the base currency: the one named after it if there is one, else the first in
 * code-unit order; a new one when none is held.
 */
export function cashTicker(positions: readonly Position[], map: CashMap): string {
  const lines = positions
    .filter((position) => cashLineOf(position, map)?.currency === BASE_CURRENCY)
    .map(({ ticker }) => ticker);
  const [first = PLAIN_CASH] = lines;
  return lines.includes(PLAIN_CASH) ? PLAIN_CASH : first;
}
