import type { FactorModel } from '../factors/factor-model.js';
import { sum } from '../linalg/sum.js';
import type { PreparedPortfolio } from '../prepare-portfolio.js';
import { reconcile } from '../reconcile.js';
import type { PriceSeries } from '../returns/price-series.js';
import type { Episode } from './episode.js';
import { type EpisodeAsset, episodeAssets } from './episode-assets.js';
import { rangeBoundaries } from './range-boundaries.js';
import { OLDEST_CLOSE_WEEKDAYS, rangeReturns } from './range-returns.js';
import { NO_OUTCOME, stressOutcome } from './stress-outcome.js';
import type { EpisodeResult } from './stress-result.js';
import { listNames } from '../list-names.js';

export interface EpisodeMarket {
  readonly prices: ReadonlyMap<string, PriceSeries>;
  readonly baseCurrency: string;
  /** Prices after this day play no part. */
  readonly endDate: string;
}

/**
 * Today's weights through a range of the past: the product of 1 + sum of w_i r_i over its pieces, minus 1. A portfolio
 * that has lost everything stays at that. @throws ReconciliationError when contributions do not add up to the return
 */
export function replayEpisode(
  episode: Episode,
  prepared: PreparedPortfolio,
  { model, market }: { readonly model: FactorModel; readonly market: EpisodeMarket },
): EpisodeResult {
  if (episode.endDate > market.endDate) {
    return unknown(episode, [], `it ends after the portfolio's end date ${market.endDate}`);
  }
  const [, ...ends] = rangeBoundaries(episode);
  const returnsOf = rangeReturns(market.prices, rangeBoundaries(episode));
  const { baseCurrency } = market;
  const all = episodeAssets(prepared, model, { ends, returnsOf, baseCurrency });
  // What has no weight cannot lose anything, known or not.
  const assets = all.filter((_, i) => prepared.weights[i] !== 0);
  const missing = tickersOf(assets, 'none');
  if (missing.length > 0) return unknown(episode, assets, whyMissing(missing, prepared));

  const { contributions, total } = compound(all, prepared.weights);
  reconcile(`the contributions to ${episode.name}`, sum(contributions), total);
  return {
    ...episode,
    status: 'known',
    reason: null,
    ...stressOutcome(total, prepared),
    contributions: Object.fromEntries(
      prepared.tickers.map((ticker, i) => [ticker, contributions[i] as number]),
    ),
    ...sourcesOf(assets),
  };
}

function compound(
  assets: readonly EpisodeAsset[],
  weights: readonly number[],
): { readonly contributions: Float64Array; readonly total: number } {
  const contributions = new Float64Array(assets.length);
  const pieces = assets[0]?.returns.length ?? 0;
  let wealth = 1;
  for (let t = 0; t < pieces && wealth > 0; t += 1) {
    const gains = assets.map(
      ({ returns }, i) => wealth * (weights[i] as number) * (returns[t] as number),
    );
    for (const [i, gain] of gains.entries()) contributions[i] = (contributions[i] as number) + gain;
    wealth += sum(gains);
  }
  return { contributions, total: wealth - 1 };
}

function unknown(episode: Episode, assets: readonly EpisodeAsset[], reason: string): EpisodeResult {
  const isPartlyKnown = assets.some(({ source }) => source === 'prices' || source === 'factors');
  return {
    ...episode,
    status: isPartlyKnown ? 'incomplete' : 'unknown',
    reason,
    ...NO_OUTCOME,
    contributions: {},
    ...sourcesOf(assets),
  };
}

function whyMissing(missing: readonly string[], { tickers, weights }: PreparedPortfolio): string {
  const gross = sum(
    tickers.map((ticker, i) => (missing.includes(ticker) ? Math.abs(weights[i] as number) : 0)),
  );
  return `it needs closes at most ${String(OLDEST_CLOSE_WEEKDAYS)} weekdays old at its ends, and at each end of a month between, and there are none of ${listNames(missing)} (a fraction of ${String(gross)} of the portfolio), or of all their factors`;
}

function sourcesOf(
  assets: readonly EpisodeAsset[],
): Pick<EpisodeResult, 'byFactors' | 'cashWithoutPrices' | 'missing'> {
  return {
    byFactors: tickersOf(assets, 'factors'),
    cashWithoutPrices: tickersOf(assets, 'no-prices-of-cash'),
    missing: tickersOf(assets, 'none'),
  };
}

function tickersOf(
  assets: readonly EpisodeAsset[],
  source: EpisodeAsset['source'],
): readonly string[] {
  return assets.filter((asset) => asset.source === source).map(({ ticker }) => ticker);
}
