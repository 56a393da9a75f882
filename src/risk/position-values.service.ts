import type { AppError } from '../common/problem/app-error.js';
import type { PriceSource } from '../market-data/price-source.js';
import type { CashMap } from '../portfolio/cash-map.js';
import type { CashMapSource } from '../portfolio/cash-map.source.js';
import { cashLineOf, DEFAULT_CURRENCY } from '../portfolio/cash-mapping-line.js';
import type { Portfolio, Position } from '../portfolio/portfolio.js';
import type { Asset } from './engine/analysis-input.js';
import type { AnalysisWarning } from './engine/analysis-result.js';
import { sum } from './engine/linalg/sum.js';
import { rateTicker } from './engine/returns/exchange-rate.js';
import type { PriceSeries } from './engine/returns/price-series.js';
import { type AssetValue, currencyOf, valueAsset } from './engine/valuation/value-asset.js';
import { BASE_CURRENCY } from './gather-prices.js';
import { findSeriesOf } from './find-series.js';
import { listNames } from './engine/list-names.js';

/** A position as its owner holds it, with what it is worth. */
export interface PositionValue {
  readonly position: Position;
  readonly valuation: AssetValue;
  /** Why there is no value; null when there is one. */
  readonly unvalued: Unvalued | null;
}

export interface Unvalued {
  readonly code: 'prices-not-found' | 'invalid-prices' | 'fx-rate-missing' | 'given-as-weight';
  readonly detail: string;
}

export interface PositionValues {
  /** The end date: prices after it play no part. */
  readonly asOf: string;
  readonly baseCurrency: string;
  /** Null when a position has no value. */
  readonly netValue: number | null;
  readonly positions: readonly PositionValue[];
  /** What the price source has to say of the prices. */
  readonly warnings: readonly AnalysisWarning[];
}

/** What each position of a portfolio is worth at the latest prices up to its end date. */
export class PositionValuesService {
  constructor(
    private readonly prices: PriceSource,
    private readonly cashMaps: CashMapSource,
  ) {}

  /** A position that cannot be valued says why and keeps no other from it. @throws price-source-unavailable */
  async value(portfolio: Portfolio): Promise<PositionValues> {
    const map = await this.cashMaps.current();
    const held = portfolio.positions.map((position) => ({
      position,
      asset: asAsset(position, map),
    }));
    const assets = held.map(({ asset }) => asset);
    const priced = assets.filter(({ shares }) => shares !== null).map(({ ticker }) => ticker);
    const closes = await findSeriesOf(this.prices, priced);
    const rates = await findSeriesOf(this.prices, ratesOf(assets, closes.found));
    const market = {
      prices: new Map([...rates.found, ...closes.found]),
      baseCurrency: BASE_CURRENCY,
      endDate: portfolio.endDate,
    };
    const faulty = new Map([...rates.faulty, ...closes.faulty]);
    const positions = held.map(({ position, asset }) => {
      const valuation = valueAsset(asset, market);
      const unvalued = reasonWithout(position, valuation, faulty);
      return {
        position,
        valuation: unvalued === null ? valuation : { ...valuation, value: null },
        unvalued,
      };
    });
    return {
      asOf: portfolio.endDate,
      baseCurrency: BASE_CURRENCY,
      netValue: netValueOf(positions),
      positions,
      warnings: [...closes.warnings, ...rates.warnings],
    };
  }
}

/** The position under its own ticker; cash as an amount of its currency. */
function asAsset(position: Position, map: CashMap): Asset {
  const { ticker, quantity, currency } = position;
  const cash = cashLineOf(position, map);
  const { unit, amount } = cash ?? quantity;
  const amounts = [{ currency: cash?.currency ?? currency ?? DEFAULT_CURRENCY, amount }];
  return {
    ticker,
    shares: unit === 'shares' ? amount : null,
    amounts: unit === 'dollars' ? amounts : [],
    weight: unit === 'weight' ? amount : null,
    currency: cash?.currency ?? currency,
    isCash: cash !== null,
    proxies: null,
  };
}

function ratesOf(
  assets: readonly Asset[],
  prices: ReadonlyMap<string, PriceSeries>,
): readonly string[] {
  const market = { prices, baseCurrency: BASE_CURRENCY, endDate: '' };
  return assets
    .flatMap((asset) => [
      ...asset.amounts.map(({ currency }) => currency),
      ...(asset.shares === null ? [] : [currencyOf(asset, market)]),
    ])
    .filter((currency) => currency !== BASE_CURRENCY)
    .map((currency) => rateTicker(currency, BASE_CURRENCY));
}

function reasonWithout(
  { ticker, quantity }: Position,
  { missing }: AssetValue,
  faulty: ReadonlyMap<string, AppError>,
): Unvalued | null {
  if (quantity.unit === 'weight') {
    return { code: 'given-as-weight', detail: 'a weight has no value of its own' };
  }
  const [first] = missing;
  if (first === undefined) return null;
  const fault = faulty.get(first);
  if (fault !== undefined) {
    const code = fault.code === 'prices-not-found' ? fault.code : 'invalid-prices';
    const detail = [fault.message, ...fault.tickers.map((each) => each.detail)].join(': ');
    return { code, detail };
  }
  const names = listNames(missing);
  return first === ticker
    ? { code: 'prices-not-found', detail: `no price of ${names} on or before the end date` }
    : { code: 'fx-rate-missing', detail: `no exchange rate ${names} on or before the end date` };
}

function netValueOf(positions: readonly PositionValue[]): number | null {
  const values = positions.map(({ valuation }) => valuation.value);
  const known = values.filter((value) => value !== null);
  return known.length === values.length ? sum(known) : null;
}
