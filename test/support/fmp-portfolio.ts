import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';
import { scatteredReturns, seriesOfReturns } from './price-series.js';

const MONTHS = 72;

/** Two holdings over six years, and one that splits ten for one in July 2020 without anybody adjusting for it. */
export const FMP_SERIES: readonly PriceSeries[] = [
  ...['AAA', 'BBB', 'SPLIT'].map((ticker, seed) => ({
    ...seriesOfReturns(ticker, '2018-01', scatteredReturns(MONTHS, seed + 7)),
    currency: 'USD',
  })),
].map((series) =>
  series.ticker === 'SPLIT'
    ? { ...series, closes: series.closes.map((close, i) => (i < 30 ? close * 11 : close)) }
    : series,
);

/** A portfolio document over these series. */
export function fmpDocument(...tickers: readonly string[]): Record<string, unknown> {
  const held = tickers.map((ticker, i) => [ticker, { shares: 10 + i }]);
  return {
    start_date: '2019-01-01',
    end_date: '2023-12-31',
    portfolio_input: Object.fromEntries(held),
  };
}
