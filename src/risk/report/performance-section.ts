import type { AnalysisReport } from '../analysis-report.js';
import { type Figure, figurePairs } from './figure-pairs.js';
import { percent, rate, ratio } from './number-format.js';
import type { Palette } from './palette.js';
import { printable } from './printable.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';

type TextFigure = readonly [label: string, value: string];

/** What today's weights would have earned, alone and against the benchmark where there is one. */
export function performanceSection(report: AnalysisReport, palette: Palette): readonly string[] {
  const { performance: figures, benchmark, riskFree } = report;
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
  const shown = benchmark === null ? own : [...own, ...against];
  const painted = shown.map(([label, value]): Figure => [label, signedCell(value, palette)]);
  const riskless = riskFree === 'series' ? 'a series' : `${rate(riskFree)} a year`;
  const title =
    benchmark === null
      ? 'Performance, without a benchmark'
      : `Performance against ${printable(benchmark)}`;
  return section(`${title}, risk-free ${riskless}`, figurePairs(painted), palette);
}
