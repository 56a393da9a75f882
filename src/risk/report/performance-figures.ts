import type { ReportFigures } from '../analysis-report.js';
import type { TextFigure } from './figure-pairs.js';
import { percent, rate, ratio } from './number-format.js';

/** The part of a report that speaks of performance. */
export type PerformanceReport = Pick<ReportFigures, 'performance' | 'benchmark' | 'riskFree'>;

/** What today's weights would have earned, alone and against the benchmark where there is one. */
export function performanceFigures({
  performance: figures,
  benchmark,
}: PerformanceReport): readonly TextFigure[] {
  const own: readonly TextFigure[] = [
    ['Total return', percent(figures.totalReturn)],
    ['Return a year (CAGR)', percent(figures.cagr)],
    ['Volatility a year', percent(figures.annualVolatility)],
    ['Max drawdown', percent(figures.maxDrawdown)],
    ['Best month', percent(figures.bestMonth)],
    ['Worst month', percent(figures.worstMonth)],
    ['Months with a gain', percent(figures.winRate)],
    ['Sharpe ratio', ratio(figures.sharpe)],
    ['Sortino ratio', ratio(figures.sortino)],
    ['Calmar ratio', ratio(figures.calmar)],
  ];
  const against: readonly TextFigure[] = [
    ['Alpha a year', percent(figures.annualAlpha)],
    ['Beta', ratio(figures.beta)],
    ['R squared', ratio(figures.r2)],
    ['Tracking error', percent(figures.trackingError)],
    ['Information ratio', ratio(figures.informationRatio)],
    ['Up capture', ratio(figures.upCapture)],
    ['Down capture', ratio(figures.downCapture)],
  ];
  return benchmark === null ? own : [...own, ...against];
}

/** What it is measured against. */
export function performanceTitle({ benchmark, riskFree }: PerformanceReport): string {
  const riskless = riskFree === 'series' ? 'a series' : `${rate(riskFree)} a year`;
  const against =
    benchmark === null ? 'Performance, without a benchmark' : `Performance against ${benchmark}`;
  return `${against}, risk-free ${riskless}`;
}
