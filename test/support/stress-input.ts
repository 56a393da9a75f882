import {
  stressPortfolio,
  type StressInput,
} from '../../src/risk/engine/stress/stress-portfolio.js';
import type { Episode } from '../../src/risk/engine/stress/episode.js';
import type { StressResult } from '../../src/risk/engine/stress/stress-result.js';
import type { Asset } from '../../src/risk/engine/analysis-input.js';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';
import { anAsset, anInput } from './analysis-input.js';
import { scatteredReturns, seriesOfReturns } from './price-series.js';

const MONTHS = 60;
const BOUNDARIES = ['2020-02-19', '2020-02-28', '2020-03-31', '2020-04-15'] as const;

/** Three pieces: the rest of February, March, half of April. */
const FALL: Episode = {
  name: 'fall',
  description: null,
  startDate: '2020-02-19',
  endDate: '2020-04-15',
};

/** Explained by M alone. */
export const MARKET = {
  market: 'M',
  momentum: null,
  value: null,
  industry: null,
  subindustry: [],
};

/** Month ends of five years, and in their midst the given closes at the boundaries of the fall. */
export function fallingSeries(
  ticker: string,
  seed: number,
  closes: readonly number[] | null,
): PriceSeries {
  const { dates, closes: all } = seriesOfReturns(ticker, '2017-12', scatteredReturns(MONTHS, seed));
  const byDate = new Map(dates.map((date, i) => [date, all[i] as number]));
  closes?.forEach((close, i) => byDate.set(BOUNDARIES[i] as string, close));
  const sorted = [...byDate].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    ticker,
    currency: null,
    dates: sorted.map(([date]) => date),
    closes: sorted.map(([, close]) => close),
  };
}

/** What the fall and the given shocks do to a portfolio. */
export function stressed(
  assets: readonly Asset[],
  prices: readonly PriceSeries[],
  given: Partial<StressInput> = {},
): StressResult {
  return stressPortfolio({
    ...anInput(assets, prices),
    episodes: [FALL],
    shocks: new Map(),
    propagate: false,
    aliases: new Map(),
    ...given,
  });
}

/** An asset given by its weight. */
export function byWeight(ticker: string, weight: number, given: Partial<Asset> = {}): Asset {
  return anAsset(ticker, { shares: null, weight, ...given });
}

/** The same without what lies before a day. */
export function youngSeries(whole: PriceSeries, from: string): PriceSeries {
  const first = whole.dates.findIndex((date) => date >= from);
  return { ...whole, dates: whole.dates.slice(first), closes: whole.closes.slice(first) };
}
