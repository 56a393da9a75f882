import { byCodeUnit, sortedEntries } from '../common/document/code-unit-order.js';
import type { Asset } from '../risk/engine/analysis-input.js';
import type { AnalysisWarning } from '../risk/engine/analysis-result.js';
import type { CashMap } from './cash-map.js';
import { assetOf } from './cash-mapping-asset.js';
import { type CashLine, cashLineOf } from './cash-mapping-line.js';
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
 * Counts cash as the proxy of its currency. Lines of one currency add up exactly, negative ones too; a proxy that is also
 * held keeps both; cash of a currency without a proxy keeps its own ticker. Expected returns and factor proxies of a cash
 * line follow it: those given for the proxy itself win, then those of the first line in code-unit order.
 * @throws InvariantError when a total per currency, of weights or of a ticker's shares is not kept.
 */
export function mapCash(portfolio: Portfolio, map: CashMap): CashMapping {
  const { held, lines } = divide(portfolio.positions, map);
  const linesByTicker = groupBy(lines, targetOf);
  const tickers = [...new Set([...held.keys(), ...linesByTicker.keys()])].sort(byCodeUnit);
  const proxies = follow(portfolio.factorProxies, lines);
  const assets = tickers.map((ticker) => {
    const parts = { held: held.get(ticker) ?? null, lines: linesByTicker.get(ticker) ?? [] };
    return assetOf(ticker, parts, proxies.get(ticker));
  });

  requireTotalsPreserved(portfolio, map, assets);
  return {
    assets,
    applied: lines.map(appliedOf),
    expectedReturns: new Map(sortedEntries(follow(portfolio.expectedReturns, lines))),
    warnings: warningsOf(lines),
  };
}

interface Division {
  readonly held: ReadonlyMap<string, Position>;
  /** In code-unit order of tickers, whatever the order of the positions. */
  readonly lines: readonly CashLine[];
}

function divide(positions: readonly Position[], map: CashMap): Division {
  const held = new Map<string, Position>();
  const lines: CashLine[] = [];
  for (const position of positions) {
    const line = cashLineOf(position, map);
    if (line === null) held.set(position.ticker, position);
    else lines.push(line);
  }
  return { held, lines: lines.sort((left, right) => byCodeUnit(left.ticker, right.ticker)) };
}

function targetOf({ ticker, proxy }: CashLine): string {
  return proxy ?? ticker;
}

/** The values with those of cash lines under the tickers that the lines count as. */
function follow<Value>(
  values: ReadonlyMap<string, Value>,
  lines: readonly CashLine[],
): ReadonlyMap<string, Value> {
  const followed = new Map(values);
  const moved = lines.filter((line) => targetOf(line) !== line.ticker);
  for (const { ticker } of moved) followed.delete(ticker);
  for (const line of moved) {
    const value = values.get(line.ticker);
    if (value !== undefined && !followed.has(targetOf(line))) followed.set(targetOf(line), value);
  }
  return followed;
}

function appliedOf(line: CashLine): AppliedCash {
  const { ticker, currency, unit, amount } = line;
  return { original: ticker, currency, proxy: targetOf(line), unit, amount };
}

function warningsOf(lines: readonly CashLine[]): readonly AnalysisWarning[] {
  const unmapped = lines.filter(({ proxy }) => proxy === null);
  const byCurrency = groupBy(unmapped, ({ currency }) => currency);
  return sortedEntries(byCurrency).map(([currency, group]) => ({
    code: 'currency-without-proxy',
    tickers: group.map(({ ticker }) => ticker),
    detail: `the cash map has no proxy for ${currency}: its cash keeps its own ticker`,
  }));
}

function groupBy(
  lines: readonly CashLine[],
  keyOf: (line: CashLine) => string,
): ReadonlyMap<string, readonly CashLine[]> {
  const groups = new Map<string, CashLine[]>();
  for (const line of lines) {
    const group = groups.get(keyOf(line));
    if (group === undefined) groups.set(keyOf(line), [line]);
    else group.push(line);
  }
  return groups;
}
