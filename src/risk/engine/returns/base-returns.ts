import type { DatedReturn } from './monthly-returns.js';

/** Simple returns by month `YYYY-MM`. */
export type ReturnsByMonth = ReadonlyMap<string, number>;

/**
 * Returns of an asset in the base currency: (1 + r_local)(1 + r_rate) - 1 in the months that both have.
 * `local` null is cash without prices, whose local return is 0 in every month; `rate` null is the base currency.
 */
export function baseReturns(
  local: ReadonlyMap<string, DatedReturn> | null,
  rate: ReadonlyMap<string, DatedReturn> | null,
  months: readonly string[],
): ReturnsByMonth {
  const returns = new Map<string, number>();
  for (const month of months) {
    const localReturn = local === null ? 0 : local.get(month)?.value;
    const rateReturn = rate === null ? 0 : rate.get(month)?.value;
    if (localReturn === undefined || rateReturn === undefined) continue;
    returns.set(month, rate === null ? localReturn : (1 + localReturn) * (1 + rateReturn) - 1);
  }
  return returns;
}
