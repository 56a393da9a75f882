import type { Asset } from '../analysis-input.js';
import { EngineError } from '../engine-error.js';
import { currencyOf, type Market } from '../valuation/value-asset.js';
import { rateTicker } from './exchange-rate.js';
import { type DateRange, type MonthlyReturn, returnsInRange } from './monthly-returns.js';
import type { PriceSeries } from './price-series.js';
import type { SeriesReturns } from './series-returns.js';
import { listNames } from '../list-names.js';

/** A price series with its monthly returns whose dates lie in the range. */
export interface SeriesHistory {
  readonly series: PriceSeries;
  readonly returns: ReadonlyMap<string, MonthlyReturn>;
}

/** What is known of an asset's past. */
export interface AssetHistory {
  /** Null: cash without prices, whose local return is 0. */
  readonly local: SeriesHistory | null;
  /** Null: the asset is in the base currency. */
  readonly rate: SeriesHistory | null;
}

/**
 * The history of each asset and of the exchange rate it is converted with.
 * @throws EngineError `prices-not-found`, `fx-rate-missing`, naming every asset at fault.
 */
export function assetHistories(
  assets: readonly Asset[],
  market: Market & DateRange,
  returnsOf: SeriesReturns,
): readonly AssetHistory[] {
  const historyOf = (ticker: string): SeriesHistory | null => {
    const series = market.prices.get(ticker);
    return series === undefined
      ? null
      : { series, returns: returnsInRange(returnsOf(ticker), market) };
  };
  const rates = new Map<string, SeriesHistory | null>();
  const rateOf = (ticker: string): SeriesHistory | null => {
    const known = rates.get(ticker);
    if (known !== undefined) return known;
    const rate = historyOf(ticker);
    rates.set(ticker, rate);
    return rate;
  };
  const unpriced = assets.filter(({ ticker, isCash }) => !isCash && !market.prices.has(ticker));
  if (unpriced.length > 0) {
    const names = listNames(unpriced.map(({ ticker }) => ticker));
    throw new EngineError(
      'prices-not-found',
      `no prices for ${names}`,
      unpriced.map(({ ticker }) => ({ ticker, detail: 'has no prices' })),
    );
  }
  const rateTickers = assets.map((asset) => rateTickerOf(asset, market));
  requireRates(assets, rateTickers, rateOf);
  return assets.map((asset, i) => ({
    local: historyOf(asset.ticker),
    rate: rateOfAsset(rateTickers[i] ?? null, rateOf),
  }));
}

function rateTickerOf(asset: Asset, market: Market): string | null {
  const currency = currencyOf(asset, market);
  return currency === market.baseCurrency ? null : rateTicker(currency, market.baseCurrency);
}

function rateOfAsset(
  ticker: string | null,
  rateOf: (ticker: string) => SeriesHistory | null,
): SeriesHistory | null {
  return ticker === null ? null : rateOf(ticker);
}

function requireRates(
  assets: readonly Asset[],
  rateTickers: readonly (string | null)[],
  rateOf: (ticker: string) => SeriesHistory | null,
): void {
  const faults = assets.flatMap(({ ticker }, i) => {
    const rate = rateTickers[i] ?? null;
    return rate !== null && rateOf(rate) === null
      ? [{ ticker, detail: `has no exchange rate ${rate}` }]
      : [];
  });
  if (faults.length === 0) return;
  const names = listNames(faults.map(({ ticker }) => ticker));
  throw new EngineError('fx-rate-missing', `no exchange rate for ${names}`, faults);
}
