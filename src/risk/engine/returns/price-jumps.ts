import type { PriceSeries } from './price-series.js';

/** From one close to the next; a split of 10 for 1 that the source did not adjust for is the least of them. */
export const JUMP_RATIO = 10;

export interface PriceJump {
  readonly before: { readonly date: string; readonly close: number };
  readonly after: { readonly date: string; readonly close: number };
}

/**
 * Pairs of neighbouring closes of which one is at least `JUMP_RATIO` times the other, oldest first, among the closes
 * from `from` to `to` (both inclusive). Real returns are rarely so large: it is more likely a split, or a slip.
 *
 * @example priceJumps(closes of 100 and then 1000, '2020-01-01', '2020-12-31') // one jump
 */
export function priceJumps(
  { dates, closes }: PriceSeries,
  from: string,
  to: string,
): readonly PriceJump[] {
  const jumps: PriceJump[] = [];
  for (let i = 1; i < dates.length; i += 1) {
    const before = closes[i - 1] as number;
    const after = closes[i] as number;
    if (after < JUMP_RATIO * before && before < JUMP_RATIO * after) continue;
    const [earlier, later] = [dates[i - 1] as string, dates[i] as string];
    if (earlier < from || later > to) continue;
    jumps.push({ before: { date: earlier, close: before }, after: { date: later, close: after } });
  }
  return jumps;
}
