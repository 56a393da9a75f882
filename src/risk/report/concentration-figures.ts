import type { ReportFigures } from '../analysis-report.js';
import type { TextFigure } from './figure-pairs.js';
import { percent, ratio } from './number-format.js';

/** How far the weights lie in few hands, and the volatility as the other estimators see it. */
export function concentrationFigures(report: ReportFigures): readonly TextFigure[] {
  const { concentration, ledoitWolf, ewma } = report;
  return [
    ['Largest single position', percent(concentration.maxSingleStockWeight)],
    ['Effective positions', ratio(concentration.effectivePositions)],
    ['Diversification ratio', ratio(concentration.diversificationRatio)],
    ['Volatility, Ledoit–Wolf', percent(ledoitWolf.annualVolatility)],
    ['Volatility, EWMA', percent(ewma.annualVolatility)],
  ];
}
