import type { AnalysisWarning } from './analysis-result.js';
import { EngineError } from './engine-error.js';
import { type DateRange, monthlyReturns } from './returns/monthly-returns.js';
import type { PriceSeries } from './returns/price-series.js';
import { returnColumn } from './returns/return-table.js';

export interface BenchmarkReturns {
  /** One return per month of the window; null when there is no benchmark or it lacks a month. */
  readonly returns: Float64Array | null;
  readonly warnings: readonly AnalysisWarning[];
}

/** The benchmark's returns in its own currency. @throws EngineError `prices-not-found` */
export function benchmarkReturns(
  benchmark: string | null,
  prices: ReadonlyMap<string, PriceSeries>,
  range: DateRange,
  months: readonly string[],
): BenchmarkReturns {
  if (benchmark === null) {
    const detail = 'no benchmark was given: the figures against one are empty';
    return { returns: null, warnings: [{ code: 'benchmark-missing', tickers: [], detail }] };
  }
  const series = prices.get(benchmark);
  if (series === undefined) {
    throw new EngineError('prices-not-found', `no prices for the benchmark ${benchmark}`, [
      { ticker: benchmark, detail: 'benchmark: has no prices' },
    ]);
  }
  const byMonth = new Map(
    [...monthlyReturns(series, range)].map(([month, { value }]) => [month, value]),
  );
  const returns = returnColumn(byMonth, months);
  if (returns !== null) return { returns, warnings: [] };
  const missing = months.filter((month) => !byMonth.has(month));
  const detail = `${benchmark} has no return in ${String(missing.length)} months of the window, from ${missing[0] ?? ''}: the figures against it are empty`;
  return {
    returns: null,
    warnings: [{ code: 'benchmark-history-short', tickers: [benchmark], detail }],
  };
}
