import type { AnalysisReport } from '../analysis-report.js';
import { drawdownNote } from './drawdown-note.js';
import { figurePairs } from './figure-pairs.js';
import { columnPercent, percent, ratio } from './number-format.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { type Cell, table } from './table.js';
import { TAIL_MEASURES } from './tail-measures.js';

const COLUMNS = [
  { title: 'Loss in one month', align: 'left' },
  { title: '95%', align: 'right' },
  { title: '99%', align: 'right' },
] as const;

/** What can be lost in a month, the worst that has been, and the shape of the returns. */
export function lossSection(
  { loss }: Pick<AnalysisReport, 'loss'>,
  palette: Palette,
  title = "Losses, with today's weights",
): readonly string[] {
  const rows = TAIL_MEASURES.map(([key, label]): readonly Cell[] => [
    label,
    columnPercent(loss['0.95'][key]),
    columnPercent(loss['0.99'][key]),
  ]);
  const worst12 = loss.worst12Months;
  const lines = [
    ...table({ columns: COLUMNS, rows, heading: palette.faint }),
    '',
    ...figurePairs([
      ['Worst month', signedCell(percent(loss.worstMonth), palette)],
      ['Worst 12 months', signedCell(percent(worst12), palette)],
      ['Skewness', signedCell(ratio(loss.skewness), palette)],
      ['Excess kurtosis', signedCell(ratio(loss.excessKurtosis), palette)],
    ]),
    `  Max drawdown ${percent(loss.maxDrawdown)}: ${drawdownNote(loss)}`,
  ];
  return section(title, lines, palette);
}
