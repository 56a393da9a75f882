import type { AnalysisInput } from './analysis-input.js';
import type { AnalysisWarning, ByTicker, ProxyFill, Staleness } from './analysis-result.js';
import { type FactorProxies, namedProxies } from './factors/factor-proxies.js';
import { priceJumpWarnings } from './price-jump-warnings.js';
import { assetHistories } from './returns/asset-histories.js';
import { requireValidPrices } from './returns/check-prices.js';
import type { MonthRange } from './returns/analysis-window.js';
import type { PriceSeries } from './returns/price-series.js';
import type { ReturnTable } from './returns/return-table.js';
import { type SeriesReturns, seriesReturns } from './returns/series-returns.js';
import { keepLongHistories, type WeighedHistory } from './returns/short-history.js';
import { windowReturns } from './returns/window-returns.js';
import { stalenessOf } from './staleness.js';
import type { AssetValue } from './valuation/value-asset.js';
import { reweigh, weighAssets } from './valuation/weigh-assets.js';
import { historyWarnings, shortenedWindowWarnings, stalePriceWarnings } from './warnings.js';

/** What every measure starts from; lists are in the order of `tickers`. */
export interface PreparedPortfolio {
  readonly tickers: readonly string[];
  readonly weights: readonly number[];
  readonly isCash: readonly boolean[];
  readonly proxies: readonly (FactorProxies | null)[];
  readonly valuations: readonly AssetValue[];
  readonly netValue: number;
  readonly table: ReturnTable;
  /** Of every series of the input, held or not. */
  readonly returnsOf: SeriesReturns;
  readonly excluded: ByTicker<number>;
  readonly proxied: ByTicker<ProxyFill>;
  readonly staleness: ByTicker<Staleness>;
  readonly warnings: readonly AnalysisWarning[];
}

/**
 * Values and weighs the assets, deals with short histories, and lines up returns over the analysis window; of this only
 * the months that lie in `within`, when it is given.
 */
export function preparePortfolio(
  input: AnalysisInput,
  within: MonthRange | null = null,
): PreparedPortfolio {
  const { assets, prices, options } = input;
  requireValidPrices(prices);
  const weighed = weighAssets(assets, input, options);
  const returnsOf = seriesReturns(prices, input);
  const histories = assetHistories(assets, input, returnsOf);
  const { kept, excluded } = keepLongHistories(weighed.assets, histories, options);
  const portfolio =
    excluded.length === 0 ? weighed : reweigh(kept.map((history) => history.weighed));
  const range = { startDate: input.startDate, endDate: input.endDate, within };
  const { window, table, proxied } = windowReturns(kept, range, options, returnsOf);
  const staleness = stalenessOf(pricedSeries(kept, input), input.endDate);
  return {
    tickers: portfolio.assets.map(({ asset }) => asset.ticker),
    weights: portfolio.assets.map(({ weight }) => weight),
    isCash: portfolio.assets.map(({ asset }) => asset.isCash),
    proxies: portfolio.assets.map(({ asset }) => asset.proxies),
    valuations: portfolio.assets.map(({ valuation }) => valuation),
    netValue: portfolio.netValue,
    table,
    returnsOf,
    excluded: Object.fromEntries(excluded.map(({ asset, weight }) => [asset.ticker, weight])),
    proxied: Object.fromEntries(proxied),
    staleness,
    warnings: [
      ...stalePriceWarnings(staleness),
      ...priceJumpWarnings(input),
      ...shortenedWindowWarnings(window.shortenedBy),
      ...historyWarnings(kept),
    ],
  };
}

function pricedSeries(
  histories: readonly WeighedHistory[],
  { benchmark, prices }: AnalysisInput,
): readonly PriceSeries[] {
  const series = histories.flatMap(({ local, rate, weighed }) => [
    local?.series,
    rate?.series,
    ...(weighed.asset.proxies === null ? [] : namedProxies(weighed.asset.proxies)).map((ticker) =>
      prices.get(ticker),
    ),
  ]);
  if (benchmark !== null) series.push(prices.get(benchmark));
  return series.filter((each) => each !== undefined);
}
