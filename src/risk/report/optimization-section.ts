import type { AnalysisReport } from '../analysis-report.js';
import { alternativeWeights } from './alternative-weights.js';
import { columnPercent, percent } from './number-format.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { type Cell, table } from './table.js';

const COLUMNS = [
  { title: 'Ticker', align: 'left', isCut: true },
  { title: 'Held', align: 'right' },
  { title: 'Least variance', align: 'right' },
  { title: 'Even risk', align: 'right' },
] as const;

/** Weights of least variance and of even risk beside those held; nothing without them. */
export function optimizationSection(report: AnalysisReport, palette: Palette): readonly string[] {
  const { optimization } = report;
  if (optimization === null) return [];
  const rows = alternativeWeights(report).map(
    ({ ticker, now, leastVariance, evenRisk }): readonly Cell[] => [
      ticker,
      signedCell(columnPercent(now), palette),
      columnPercent(leastVariance),
      columnPercent(evenRisk),
    ],
  );
  const lines = [
    ...table({ columns: COLUMNS, rows, heading: palette.faint }),
    '',
    `  Volatility ${percent(optimization.minVariance.annualVolatility)} at least variance, all invested and no limit applied`,
  ];
  return section('Other weights of the same assets', lines, palette);
}
