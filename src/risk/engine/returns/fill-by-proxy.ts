import type { FactorProxies } from '../factors/factor-proxies.js';
import type { ReturnsByMonth } from './base-returns.js';
import type { SeriesReturns } from './series-returns.js';

export interface FilledReturns {
  /** One return for each month asked for, as far as there is one. */
  readonly returns: ReturnsByMonth;
  readonly filledMonths: number;
  /** Proxies that gave returns, in code-unit order. */
  readonly proxies: readonly string[];
  /** Months that neither the asset nor a proxy has. */
  readonly missing: readonly string[];
}

/**
 * Fills an asset's missing months with the return of its industry proxy, else of its market proxy, each in the proxy's
 * own currency.
 */
export function fillByProxy(
  own: ReturnsByMonth,
  months: readonly string[],
  proxies: FactorProxies | null,
  returnsOf: SeriesReturns,
): FilledReturns {
  const stands = [proxies?.industry, proxies?.market].filter(
    (ticker) => typeof ticker === 'string',
  );
  const returns = new Map<string, number>();
  const used = new Set<string>();
  const missing: string[] = [];
  let filledMonths = 0;
  for (const month of months) {
    const ownReturn = own.get(month);
    if (ownReturn !== undefined) {
      returns.set(month, ownReturn);
      continue;
    }
    const stand = stands.find((ticker) => returnsOf(ticker).has(month));
    const filled = stand === undefined ? undefined : returnsOf(stand).get(month)?.value;
    if (stand === undefined || filled === undefined) {
      missing.push(month);
      continue;
    }
    returns.set(month, filled);
    used.add(stand);
    filledMonths += 1;
  }
  return { returns, filledMonths, proxies: [...used].sort(), missing };
}
