import { byCodeUnit, sortedEntries } from '../common/document/code-unit-order.js';
import { sumDecimals } from '../common/document/decimal.js';
import type { Amount, Asset } from '../risk/engine/analysis-input.js';
import type { AnalysisWarning } from '../risk/engine/analysis-result.js';
import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';
import type { CashMap } from './cash-map.js';
import { cashLineOf, DEFAULT_CURRENCY } from './cash-mapping-line.js';
import type { CashLine } from './cash-mapping-line.js';
import { requireTotalsPreserved } from './cash-mapping-totals.js';
import type { Portfolio, Position } from './portfolio.js';

/** A portfolio as the analysis sees it: its cash counted as the proxies of the cash map. */
export interface CashMapping {
  /** In code-unit order of tickers, which are unique. */
  readonly assets: readonly Asset[];
  /** Every cash line, in code-unit order of `original`. */
  readonly applied: readonly AppliedCash[];
  /** Annual, fractions, in code-unit order; may name tickers not held. */
  readonly expectedReturns: ReadonlyMap<string, number>;
  /** One for each currency without a proxy. */
  readonly warnings: readonly AnalysisWarning[];
}

/** One cash line and what it counts as. */
export interface AppliedCash {
  /** Ticker in the portfolio. */
  readonly original: string;
  readonly currency: string;
  /** Ticker it counts as; its own when its currency has no proxy. */
  readonly proxy: string;
  /** `dollars` is an amount of `currency`. */
  readonly unit: 'dollars' | 'weight';
  readonly amount: number;
}

/**
 * Counts cash as the proxy of its currency. Lines of one currency add up exactly, negative ones too; a
 * proxy that is also held keeps both; cash of a currency without a proxy keeps its own ticker.
 * Expected returns and factor proxies of a cash line follow it: those given for the proxy itself win,
 * then those of the first line in code-unit order.
 * @throws InvariantError when a total per currency, or of weights, is not kept.
 */
export function mapCash(portfolio: Portfolio, map: CashMap): CashMapping {
  const lines: CashLine[] = [];
  const partsByTicker = new Map<string, AssetParts>();
  for (const position of portfolio.positions) {
    const line = cashLineOf(position, map);
    if (line === null) {
      partsOf(position.ticker, partsByTicker).held = position;
    } else {
      lines.push(line);
      partsOf(targetOf(line), partsByTicker).lines.push(line);
    }
  }
  const factorProxies = follow(portfolio.factorProxies, lines);
  const assets = [...partsByTicker]
    .map(([ticker, parts]) => toAsset(ticker, parts, factorProxies.get(ticker)))
    .sort((left, right) => byCodeUnit(left.ticker, right.ticker));

  requireTotalsPreserved(portfolio, map, assets);
  return {
    assets,
    applied: lines.map(toApplied),
    expectedReturns: new Map(sortedEntries(follow(portfolio.expectedReturns, lines))),
    warnings: warningsOf(lines),
  };
}

/** What one asset is made of: the position held under its ticker, and the cash that counts as it. */
interface AssetParts {
  held: Position | null;
  readonly lines: CashLine[];
}

function partsOf(ticker: string, partsByTicker: Map<string, AssetParts>): AssetParts {
  const known = partsByTicker.get(ticker);
  if (known !== undefined) return known;
  const parts: AssetParts = { held: null, lines: [] };
  partsByTicker.set(ticker, parts);
  return parts;
}

function targetOf({ ticker, proxy }: CashLine): string {
  return proxy ?? ticker;
}

function toAsset(
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

function sumByCurrency(money: readonly Amount[]): Amount[] {
  const currencies = new Set(money.map(({ currency }) => currency));
  return [...currencies].sort(byCodeUnit).map((currency) => {
    const parts = money.filter((part) => part.currency === currency);
    return { currency, amount: sumDecimals(parts.map(({ amount }) => amount)) };
  });
}

function namesAny({ market, momentum, value, industry, subindustry }: FactorProxies): boolean {
  return (
    [market, momentum, value, industry].some((proxy) => proxy !== null) || subindustry.length > 0
  );
}

function follow<Value>(
  values: ReadonlyMap<string, Value>,
  lines: readonly CashLine[],
): Map<string, Value> {
  const followed = new Map(values);
  const moved = lines.filter((line) => targetOf(line) !== line.ticker);
  for (const { ticker } of moved) followed.delete(ticker);
  for (const line of moved) {
    const value = values.get(line.ticker);
    if (value !== undefined && !followed.has(targetOf(line))) followed.set(targetOf(line), value);
  }
  return followed;
}

function toApplied(line: CashLine): AppliedCash {
  const { ticker, currency, unit, amount } = line;
  return { original: ticker, currency, proxy: targetOf(line), unit, amount };
}

function warningsOf(lines: readonly CashLine[]): readonly AnalysisWarning[] {
  const currencies = new Set(
    lines.filter(({ proxy }) => proxy === null).map(({ currency }) => currency),
  );
  return [...currencies].sort(byCodeUnit).map((currency) => ({
    code: 'currency-without-proxy',
    tickers: lines.filter((line) => line.currency === currency).map(({ ticker }) => ticker),
    detail: `the cash map has no proxy for ${currency}: its cash keeps its own ticker`,
  }));
}
