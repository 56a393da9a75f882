import type { AnalysisReport } from '../analysis-report.js';
import type { RiskScore } from '../engine/analysis-result.js';
import { bandPaint } from './band-paint.js';
import { drawdownNote } from './drawdown-note.js';
import { percent } from './number-format.js';
import type { Palette } from './palette.js';
import { signedCell } from './signed-cell.js';
import { scoreNote } from './score-note.js';
import { type Cell, table } from './table.js';

/** The five figures to look at first. */
export function headlineSection(report: AnalysisReport, palette: Palette): readonly string[] {
  const { loss, score, volatility } = report;
  const rows: readonly (readonly Cell[])[] = [
    ['Risk score (of 100)', scoreCell(score, palette), scoreNote(score)],
    ['Volatility', percent(volatility.annual), 'a year'],
    [
      'Worst month',
      signedCell(percent(loss.worstMonth), palette),
      `of ${String(report.window.months)} months`,
    ],
    ['Expected shortfall', percent(loss['0.95'].esHistorical), 'mean of the worst 5% of months'],
    ['Max drawdown', percent(loss.maxDrawdown), drawdownNote(loss)],
  ];
  const columns = [LEFT, { title: '', align: 'right' }, LEFT] as const;
  return ['', ...table({ columns, rows, heading: palette.heading })];
}

const LEFT = { title: '', align: 'left' } as const;

function scoreCell({ score, band }: RiskScore, palette: Palette): Cell {
  return score === null
    ? { text: 'unknown', paint: palette.caution }
    : { text: score.toFixed(0), paint: bandPaint(band, palette) };
}
