import type { AnalysisInput } from './analysis-input.js';
import type { AnalysisWarning } from './analysis-result.js';
import { EngineError } from './engine-error.js';
import type { SeriesReturns } from './returns/series-returns.js';

export interface BenchmarkReturns {
  /** One return per month of the window; null when there is no benchmark or it lacks a month. */
  readonly returns: Float64Array | null;
  readonly warnings: readonly AnalysisWarning[];
}

/** The benchmark's returns in its own currency. @throws EngineError `prices-not-found` */
export function benchmarkReturns(
  { benchmark, prices }: Pick<AnalysisInput, 'benchmark' | 'prices'>,
  months: readonly string[],
  returnsOf: SeriesReturns,
): BenchmarkReturns {
  if (benchmark === null) {
    const detail = 'no benchmark was given: the figures against one are empty';
    return { returns: null, warnings: [{ code: 'benchmark-missing', tickers: [], detail }] };
  }
  if (!prices.has(benchmark)) {
    throw new EngineError('prices-not-found', `no prices for the benchmark ${benchmark}`, [
      { ticker: benchmark, detail: 'benchmark: has no prices' },
    ]);
  }
  const byMonth = returnsOf(benchmark);
  const missing = months.filter((month) => !byMonth.has(month));
  if (missing.length === 0) {
    const returns = Float64Array.from(months, (month) => byMonth.get(month)?.value ?? NaN);
    return { returns, warnings: [] };
  }
  const detail = `${benchmark} has no return in ${String(missing.length)} months of the window, from ${missing[0] ?? ''}: the figures against it are empty`;
  return {
    returns: null,
    warnings: [{ code: 'benchmark-history-short', tickers: [benchmark], detail }],
  };
}
