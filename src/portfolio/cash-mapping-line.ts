import type { CashMap } from './cash-map.js';
import type { Position } from './portfolio.js';

/** Currency of positions that name none. */
export const DEFAULT_CURRENCY = 'USD';

const BROKER_CASH_PREFIX = 'CUR:';

/** A position that is cash, as an amount of its currency or as a weight. */
export interface CashLine {
  readonly ticker: string;
  readonly currency: string;
  /** Ticker it counts as; null when the cash map has none for its currency. */
  readonly proxy: string | null;
  readonly unit: 'dollars' | 'weight';
  /** Signed, in units of `currency`; or the weight. */
  readonly amount: number;
}

/** Reads a position as cash; null when it is not cash. Cash given in shares counts units of its currency. */
export function cashLineOf(position: Position, map: CashMap): CashLine | null {
  if (!isCash(position, map)) return null;
  const { ticker, quantity } = position;
  const currency = currencyOf(position, map);
  return {
    ticker,
    currency,
    proxy: map.proxyByCurrency.get(currency) ?? null,
    unit: quantity.unit === 'weight' ? 'weight' : 'dollars',
    amount: quantity.amount,
  };
}

/**
 * An alias is cash when it is an amount; in shares it is the security of that name. A weight stands in
 * place of an amount, but cannot tell the two apart: there a type that says otherwise decides.
 */
function isCash({ ticker, quantity, type }: Position, map: CashMap): boolean {
  if (ticker.startsWith(BROKER_CASH_PREFIX)) return true;
  if (type === 'cash') return !(quantity.unit === 'shares' && isProxy(ticker, map));
  if (!map.aliasToCurrency.has(ticker)) return false;
  return quantity.unit === 'dollars' || (quantity.unit === 'weight' && type === null);
}

/** Shares of a proxy are shares of a priced fund, whatever their type says: never one unit of money each. */
function isProxy(ticker: string, map: CashMap): boolean {
  for (const proxy of map.proxyByCurrency.values()) if (proxy === ticker) return true;
  return false;
}

function currencyOf({ ticker, currency }: Position, map: CashMap): string {
  if (currency !== null) return currency;
  const named = ticker.startsWith(BROKER_CASH_PREFIX)
    ? ticker.slice(BROKER_CASH_PREFIX.length)
    : '';
  if (named !== '') return named;
  return map.aliasToCurrency.get(ticker) ?? DEFAULT_CURRENCY;
}
