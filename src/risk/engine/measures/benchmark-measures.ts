import type { Performance } from '../analysis-result.js';
import { sampleDeviation } from '../estimators/variance.js';
import { mean } from '../linalg/sum.js';
import { annualizeDeviation, MONTHS_PER_YEAR } from './months-per-year.js';
import { ratioOrNull, type UndefinedFigures } from './ratio.js';
import { regressionLine } from './regression-line.js';

export type BenchmarkMeasures = Pick<
  Performance,
  'annualAlpha' | 'beta' | 'r2' | 'trackingError' | 'informationRatio' | 'upCapture' | 'downCapture'
>;

export const NO_BENCHMARK_MEASURES: BenchmarkMeasures = {
  annualAlpha: null,
  beta: null,
  r2: null,
  trackingError: null,
  informationRatio: null,
  upCapture: null,
  downCapture: null,
};

/**
 * How monthly returns went with a benchmark's: Jensen's alpha (annual) and beta on excess returns, tracking error and
 * information ratio (annual), up and down capture. Source: C. Bacon, Practical Portfolio Performance Measurement and
 * Attribution, 2nd edition, chapters 4 and 5.
 */
export function benchmarkMeasures(
  returns: Float64Array,
  benchmark: Float64Array,
  riskFree: Float64Array,
  onUndefined: UndefinedFigures,
): BenchmarkMeasures {
  const active = minus(returns, benchmark);
  const line = regressionLine(minus(returns, riskFree), minus(benchmark, riskFree));
  if (line === null) ['annualAlpha', 'beta', 'r2'].forEach(onUndefined);
  else if (line.r2 === null) onUndefined('r2');
  const trackingError = sampleDeviation(active);
  const rising = monthsWhere(returns, benchmark, (theirs) => theirs > 0);
  const falling = monthsWhere(returns, benchmark, (theirs) => theirs < 0);
  return {
    annualAlpha: line === null ? null : line.intercept * MONTHS_PER_YEAR,
    beta: line?.slope ?? null,
    r2: line?.r2 ?? null,
    trackingError: annualizeDeviation(trackingError),
    informationRatio: ratioOrNull(
      'informationRatio',
      mean(active) * Math.sqrt(MONTHS_PER_YEAR),
      trackingError,
      onUndefined,
    ),
    upCapture: captureRatio('upCapture', rising, onUndefined),
    downCapture: captureRatio('downCapture', falling, onUndefined),
  };
}

/** Differences month by month. */
export function minus(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, t) => value - (b[t] as number));
}

/** Returns of both in some of the months. */
interface MonthsOfBoth {
  readonly own: Float64Array;
  readonly theirs: Float64Array;
}

function monthsWhere(
  returns: Float64Array,
  benchmark: Float64Array,
  isSelected: (benchmarkReturn: number) => boolean,
): MonthsOfBoth {
  return {
    own: returns.filter((_, t) => isSelected(benchmark[t] as number)),
    theirs: benchmark.filter(isSelected),
  };
}

/** Ratio of the geometric mean returns. */
function captureRatio(
  figure: string,
  months: MonthsOfBoth,
  onUndefined: UndefinedFigures,
): number | null {
  const own = geometricMean(months.own);
  const theirs = geometricMean(months.theirs);
  if (own !== null && theirs !== null && theirs !== 0) return own / theirs;
  onUndefined(figure);
  return null;
}

/** Null for no returns, or when more than everything was lost in a month: two such losses make no gain. */
function geometricMean(returns: Float64Array): number | null {
  if (returns.length === 0 || returns.some((value) => value < -1)) return null;
  const growth = returns.reduce((total, value) => total * (1 + value), 1);
  return growth ** (1 / returns.length) - 1;
}
