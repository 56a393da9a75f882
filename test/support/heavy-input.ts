import type { AnalysisInput } from '../../src/risk/engine/analysis-input.js';
import { anAsset, anInput } from './analysis-input.js';
import { scatteredReturns, seriesOfReturns } from './price-series.js';

const MONTHS = 600;

/** Keeps a thread busy for many seconds: the covariances of many assets over fifty years. */
export function heavyInput(assets = 1000): AnalysisInput {
  const tickers = Array.from({ length: assets }, (_, i) => `H${String(i).padStart(4, '0')}`);
  const series = tickers.map((ticker, seed) =>
    seriesOfReturns(ticker, '1970-01', scatteredReturns(MONTHS, seed + 1)),
  );
  const dates = { startDate: '1970-02-01', endDate: '2019-12-31' };
  return anInput(
    tickers.map((ticker) => anAsset(ticker)),
    series,
    dates,
  );
}
