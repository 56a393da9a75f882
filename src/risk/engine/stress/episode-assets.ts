import type { FactorModel } from '../factors/factor-model.js';
import { factorReturns } from '../factors/factor-returns.js';
import type { PreparedPortfolio } from '../prepare-portfolio.js';
import { baseReturns } from '../returns/base-returns.js';
import { rateTicker } from '../returns/exchange-rate.js';
import { isWhole, type ReturnColumns } from '../returns/return-columns.js';
import { returnColumn } from '../returns/return-table.js';
import type { RangeReturns } from './range-returns.js';

/** The return of one asset in each piece of a range, in the base currency, and how it is known. */
export interface EpisodeAsset {
  readonly ticker: string;
  readonly source: 'prices' | 'factors' | 'no-prices-of-cash' | 'none';
  readonly returns: Float64Array;
}

export interface EpisodePieces {
  /** Last day of each piece. */
  readonly ends: readonly string[];
  readonly returnsOf: RangeReturns;
}

/**
 * Own prices first, converted by the exchange rate. Without them cash earns nothing in its own currency, and an asset
 * earns sum of beta_k F_k, where all its factors have a return.
 */
export function episodeAssets(
  { tickers, isCash, valuations }: PreparedPortfolio,
  model: FactorModel,
  { ends, returnsOf, baseCurrency }: EpisodePieces & { readonly baseCurrency: string },
): readonly EpisodeAsset[] {
  const byFactor = factorReturnsOf(model, { ends, returnsOf });
  return tickers.map((ticker, i) => {
    const currency = valuations[i]?.priceCurrency ?? baseCurrency;
    const rate = currency === baseCurrency ? null : returnsOf(rateTicker(currency, baseCurrency));
    const own = returnColumn(baseReturns(returnsOf(ticker), rate, ends), ends);
    if (own !== null) return { ticker, source: 'prices', returns: own };
    const cash = isCash[i] === true ? returnColumn(baseReturns(null, rate, ends), ends) : null;
    if (cash !== null) return { ticker, source: 'no-prices-of-cash', returns: cash };
    const explained = byFactor(i);
    if (explained !== null) return { ticker, source: 'factors', returns: explained };
    return { ticker, source: 'none', returns: new Float64Array(ends.length) };
  });
}

/** Null for an asset without a regression, or with a factor that lacks a return in the range. */
function factorReturnsOf(
  { factors, regressions }: FactorModel,
  { ends, returnsOf }: EpisodePieces,
): (i: number) => Float64Array | null {
  const columnOf: ReturnColumns = (ticker) => {
    const returns = returnsOf(ticker);
    return Float64Array.from(ends, (end) => returns.get(end)?.value ?? NaN);
  };
  const columns = new Map(
    factors.map(({ key, definition }) => [key, factorReturns(definition, columnOf)]),
  );
  return (i) => {
    const regression = regressions[i] ?? null;
    if (regression === null) return null;
    const total = new Float64Array(ends.length);
    for (const [j, { key }] of regression.factors.entries()) {
      const column = columns.get(key);
      if (column === undefined || !isWhole(column)) return null;
      const beta = regression.slopes[j]?.beta ?? 0;
      for (const [t, value] of column.entries()) total[t] = (total[t] as number) + beta * value;
    }
    return total;
  };
}
