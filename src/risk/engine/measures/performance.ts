import type { Performance } from '../analysis-result.js';
import { shapeMoments } from '../estimators/moments.js';
import { sampleDeviation } from '../estimators/variance.js';
import { mean } from '../linalg/sum.js';
import { benchmarkMeasures, minus, NO_BENCHMARK_MEASURES } from './benchmark-measures.js';
import { compounded, maxDrawdown } from './drawdown.js';
import { annualizeDeviation, MONTHS_PER_YEAR } from './months-per-year.js';
import { ratioOrNull } from './ratio.js';
import { worstReturn } from './worst-return.js';

export interface PerformanceInput {
  /** Monthly returns of the portfolio, of the benchmark (null for none) and without risk, over the same months. */
  readonly returns: Float64Array;
  readonly benchmark: Float64Array | null;
  readonly riskFree: Float64Array;
  readonly months: readonly string[];
}

export interface PerformanceWithGaps {
  readonly performance: Performance;
  /** Names of figures that are null because a denominator is zero or a product is negative. */
  readonly undefinedFigures: readonly string[];
}

/**
 * Performance of monthly returns; ratios are annual. Source: C. Bacon, Practical Portfolio Performance Measurement and
 * Attribution, 2nd edition, chapter 4; W. Sharpe, The Sharpe Ratio, 1994; F. Sortino, 1991.
 */
export function performance(input: PerformanceInput): PerformanceWithGaps {
  const { returns, benchmark, riskFree, months } = input;
  const undefinedFigures: string[] = [];
  const onUndefined = (figure: string): void => {
    undefinedFigures.push(figure);
  };
  const excess = minus(returns, riskFree);
  const annualExcess = mean(excess) * Math.sqrt(MONTHS_PER_YEAR);
  const growth = compounded(returns).at(-1) ?? 1;
  const cagr = growth < 0 ? null : growth ** (MONTHS_PER_YEAR / returns.length) - 1;
  if (cagr === null) onUndefined('cagr');
  const { depth } = maxDrawdown(returns, months);
  const shape = shapeMoments(returns);
  if (shape === null) ['skewness', 'excessKurtosis'].forEach(onUndefined);
  return {
    performance: {
      totalReturn: growth - 1,
      cagr,
      annualVolatility: annualizeDeviation(sampleDeviation(returns)),
      sharpe: ratioOrNull('sharpe', annualExcess, sampleDeviation(excess), onUndefined),
      sortino: ratioOrNull('sortino', annualExcess, downsideDeviation(excess), onUndefined),
      maxDrawdown: depth,
      calmar: cagr === null ? null : ratioOrNull('calmar', cagr, depth, onUndefined),
      ...(benchmark === null
        ? NO_BENCHMARK_MEASURES
        : benchmarkMeasures(returns, benchmark, riskFree, onUndefined)),
      winRate: returns.filter((value) => value > 0).length / returns.length,
      bestMonth: -worstReturn(returns.map((value) => -value)),
      worstMonth: worstReturn(returns),
      skewness: shape?.skewness ?? null,
      excessKurtosis: shape?.excessKurtosis ?? null,
    },
    undefinedFigures,
  };
}

/** Root of the mean squared shortfall below zero, over all periods. */
function downsideDeviation(excess: Float64Array): number {
  return Math.sqrt(mean(excess.map((value) => Math.min(value, 0) ** 2)));
}
