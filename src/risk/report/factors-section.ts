import type { AnalysisReport } from '../analysis-report.js';
import { FACTOR_TYPES, type FactorType } from '../engine/factors/factor-definition.js';
import { factorsByShare, hasFactors } from './factors-by-share.js';
import { columnPercent, percent, ratio } from './number-format.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { type Cell, type Column, table } from './table.js';
import { sampleVolatility, varianceParts, varianceTotals } from './variance-parts.js';

const VARIANCE_COLUMNS: readonly Column[] = [
  { title: 'Variance a year', align: 'left' },
  { title: '', align: 'right' },
  { title: 'Share', align: 'right' },
];

const FACTOR_COLUMNS: readonly Column[] = [
  { title: 'Type', align: 'left' },
  { title: 'Factor', align: 'left', isCut: true },
  { title: 'Exposure', align: 'right' },
  { title: 'Share', align: 'right' },
  { title: 'Worst month', align: 'right' },
];

/** Short, so that a row of betas fits the width. */
const TITLE_OF_TYPE: Readonly<Record<FactorType, string>> = {
  market: 'Market',
  industry: 'Industry',
  subindustry: 'Peers',
  momentum: 'Momentum',
  value: 'Value',
};

/** What factors explain: the split of the variance, each factor, and the regression of each asset; nothing without any. */
export function factorsSection(report: AnalysisReport, palette: Palette): readonly string[] {
  if (!hasFactors(report)) return [];
  const { decomposition, factorCoverage } = report;
  const heading = palette.faint;
  const lines = [
    ...table({ columns: VARIANCE_COLUMNS, rows: varianceRows(report, palette), heading }),
    '',
    ...table({ columns: FACTOR_COLUMNS, rows: factorRows(report, palette), heading }),
    '',
    ...table({ columns: REGRESSION_COLUMNS, rows: regressionRows(report, palette), heading }),
    '',
    `  Volatility ${percent(sampleVolatility(report))} in the sample, ${percent(decomposition.modelAnnualVolatility)} in the model`,
    `  Factors explain ${percent(factorCoverage)} of the weight that is not cash`,
  ];
  return section('Factors', lines, palette);
}

function varianceRows(report: AnalysisReport, palette: Palette): readonly (readonly Cell[])[] {
  return [...varianceParts(report), ...varianceTotals(report)].map(({ name, variance, share }) => [
    name,
    signedCell(columnPercent(variance), palette),
    share === null ? '' : signedCell(columnPercent(share), palette),
  ]);
}

function factorRows(report: AnalysisReport, palette: Palette): readonly (readonly Cell[])[] {
  return factorsByShare(report).map(({ type, name, exposure, share, worstMonthLoss }) => [
    type,
    name,
    signedCell(ratio(exposure), palette),
    signedCell(columnPercent(share), palette),
    worstMonthLoss === null ? columnPercent(null) : lossCell(worstMonthLoss, palette),
  ]);
}

/** A loss is a positive figure, shown as the return that it is. */
function lossCell(loss: number, palette: Palette): Cell {
  return signedCell(columnPercent(loss === 0 ? 0 : -loss), palette);
}

const REGRESSION_COLUMNS: readonly Column[] = [
  { title: 'Beta', align: 'left', isCut: true },
  ...FACTOR_TYPES.map((type) => ({ title: TITLE_OF_TYPE[type], align: 'right' as const })),
  { title: 'R²', align: 'right' },
  { title: 'Residual', align: 'right' },
];

function regressionRows(report: AnalysisReport, palette: Palette): readonly (readonly Cell[])[] {
  return Object.entries(report.regressions).map(([ticker, { betas, r2, residualSd }]) => [
    ticker,
    ...FACTOR_TYPES.map((type) => {
      const beta = betas[type]?.beta;
      return beta === undefined ? '' : signedCell(ratio(beta), palette);
    }),
    ratio(r2),
    columnPercent(residualSd),
  ]);
}
