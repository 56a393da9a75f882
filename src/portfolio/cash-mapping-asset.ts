import { byCodeUnit } from '../common/document/code-unit-order.js';
import { sumDecimals } from '../common/document/decimal.js';
import type { Amount, Asset } from '../risk/engine/analysis-input.js';
import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';
import { type CashLine, DEFAULT_CURRENCY } from './cash-mapping-line.js';
import type { Position } from './portfolio.js';

/** What one asset is made of. */
export interface AssetParts {
  /** The position held under its ticker; null when there is none. */
  readonly held: Position | null;
  /** The cash that counts as it. */
  readonly lines: readonly CashLine[];
}

/** Adds up the parts of an asset, exactly; it is cash when nothing is held under its ticker. */
export function assetOf(
  ticker: string,
  { held, lines }: AssetParts,
  proxies: FactorProxies | undefined,
): Asset {
  const money: Amount[] = lines.filter(({ unit }) => unit === 'dollars');
  const weights = lines.filter(({ unit }) => unit === 'weight').map(({ amount }) => amount);
  if (held?.quantity.unit === 'dollars') {
    money.push({ currency: held.currency ?? DEFAULT_CURRENCY, amount: held.quantity.amount });
  }
  if (held?.quantity.unit === 'weight') weights.push(held.quantity.amount);
  return {
    ticker,
    shares: held?.quantity.unit === 'shares' ? held.quantity.amount : null,
    amounts: sumByCurrency(money),
    weight: weights.length === 0 ? null : sumDecimals(weights),
    currency: held === null ? cashCurrency(lines) : held.currency,
    isCash: held === null,
    proxies: proxies !== undefined && namesAny(proxies) ? proxies : null,
  };
}

/** A proxy's price is in the currency it stands for, also where a line without a proxy has its ticker. */
function cashCurrency(lines: readonly CashLine[]): string | null {
  const line = lines.find(({ proxy }) => proxy !== null) ?? lines.at(0);
  return line?.currency ?? null;
}

function sumByCurrency(money: readonly Amount[]): readonly Amount[] {
  const currencies = new Set(money.map(({ currency }) => currency));
  return [...currencies].sort(byCodeUnit).map((currency) => {
    const parts = money.filter((part) => part.currency === currency);
    return { currency, amount: sumDecimals(parts.map(({ amount }) => amount)) };
  });
}

function namesAny({ market, momentum, value, industry, subindustry }: FactorProxies): boolean {
  const singles = [market, momentum, value, industry];
  return singles.some((proxy) => proxy !== null) || subindustry.length > 0;
}
