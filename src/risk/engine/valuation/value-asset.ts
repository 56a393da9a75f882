import type { Asset } from '../analysis-input.js';
import { rateTicker } from '../returns/exchange-rate.js';
import { lastPrice } from '../returns/last-price.js';
import type { PriceSeries } from '../returns/price-series.js';

/** What is needed to value an asset on a day. */
export interface Market {
  readonly prices: ReadonlyMap<string, PriceSeries>;
  readonly baseCurrency: string;
  /** Prices after this day play no part. */
  readonly endDate: string;
}

export interface AssetValue {
  /** Latest close on or before the end date, in `priceCurrency`; null without one. */
  readonly price: number | null;
  readonly priceDate: string | null;
  /** The source's word first, then the holder's, then the base currency. */
  readonly priceCurrency: string;
  /** In the base currency: shares times price plus amounts, converted; null while `missing` is not empty. */
  readonly value: number | null;
  /** What it cannot be valued without: its own ticker, or exchange rates such as `EURUSD`. */
  readonly missing: readonly string[];
}

/** Values one asset in the base currency at the latest prices on or before the end date. */
export function valueAsset(asset: Asset, market: Market): AssetValue {
  const { prices, baseCurrency, endDate } = market;
  const series = prices.get(asset.ticker);
  const latest = series === undefined ? null : lastPrice(series, endDate);
  const priceCurrency = currencyOf(asset, market);
  const parts: Part[] = asset.amounts.map(({ currency, amount }) => ({ currency, amount }));
  const missing: string[] = [];
  if (asset.shares !== null) {
    if (latest === null) missing.push(asset.ticker);
    else parts.push({ currency: priceCurrency, amount: asset.shares * latest.close });
  }
  let value = 0;
  for (const { currency, amount } of parts) {
    const rate = exchangeRate(currency, { prices, baseCurrency, endDate });
    if (rate === null) missing.push(rateTicker(currency, baseCurrency));
    else value += amount * rate;
  }
  return {
    price: latest?.close ?? null,
    priceDate: latest?.date ?? null,
    priceCurrency,
    value: missing.length > 0 ? null : value,
    missing: [...new Set(missing)],
  };
}

/** Currency of an asset's prices, and so of its local returns. */
export function currencyOf(asset: Asset, { prices, baseCurrency }: Market): string {
  return prices.get(asset.ticker)?.currency ?? asset.currency ?? baseCurrency;
}

/** Base units for one unit of a currency, from the latest rate on or before the end date; null without one. */
function exchangeRate(currency: string, market: Market): number | null {
  const { prices, baseCurrency, endDate } = market;
  if (currency === baseCurrency) return 1;
  const series = prices.get(rateTicker(currency, baseCurrency));
  return series === undefined ? null : (lastPrice(series, endDate)?.close ?? null);
}

interface Part {
  readonly currency: string;
  readonly amount: number;
}
