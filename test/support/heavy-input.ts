import type { AnalysisInput } from '../../src/risk/engine/analysis-input.js';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';
import { anAsset, anInput } from './analysis-input.js';
import { scatteredReturns, seriesOfReturns } from './price-series.js';

const MONTHS = 600;
const DATES = { startDate: '1970-02-01', endDate: '2019-12-31' };

/** Enough to keep a thread busy for seconds: the covariances of so many assets over fifty years. */
const MANY = 1000;

/** Fifty years of prices of H0000, H0001 and so on. */
export function heavySeries(count = MANY): readonly PriceSeries[] {
  return Array.from({ length: count }, (_, i) =>
    seriesOfReturns(`H${String(i).padStart(4, '0')}`, '1970-01', scatteredReturns(MONTHS, i + 1)),
  );
}

export function heavyInput(): AnalysisInput {
  const series = heavySeries();
  return anInput(
    series.map(({ ticker }) => anAsset(ticker)),
    series,
    DATES,
  );
}

/** The same as a request; other shares make another one of it. */
export function heavyRequest(series: readonly PriceSeries[], shares = 10): object {
  const positions = series.map(({ ticker }) => [ticker, { shares }] as const);
  return {
    portfolio: {
      start_date: DATES.startDate,
      end_date: DATES.endDate,
      portfolio_input: Object.fromEntries(positions),
    },
    sections: ['score'],
  };
}
