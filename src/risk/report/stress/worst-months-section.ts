import type { StressReport } from '../../stress/stress-report.js';
import { columnPercent, ratio } from '../number-format.js';
import type { Palette } from '../palette.js';
import { section } from '../section.js';
import { signedCell } from '../signed-cell.js';
import { table } from '../table.js';

const COLUMNS = [
  { title: 'Factor', align: 'left' },
  { title: 'Exposure', align: 'right' },
  { title: 'Lowest month', align: 'right' },
  { title: 'Loss', align: 'right' },
] as const;

/** Each factor in its own worst month, the largest loss first. */
export function worstMonthsSection(
  { factors, options }: StressReport,
  palette: Palette,
): readonly string[] {
  const rows = Object.entries(factors)
    .toSorted(([, a], [, b]) => (b.worstMonthLoss ?? -1) - (a.worstMonthLoss ?? -1))
    .map(([key, { exposure, worstFactorMonth, worstMonthLoss }]) => [
      key,
      ratio(exposure),
      signedCell(columnPercent(worstFactorMonth), palette),
      columnPercent(worstMonthLoss),
    ]);
  const years = String(options.worstCaseLookbackYears);
  const title = `Each factor in its worst month of ${years} years`;
  const lines = rows.length === 0 ? [] : table({ columns: COLUMNS, rows, heading: palette.faint });
  return section(title, lines, palette);
}
