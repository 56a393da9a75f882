import type { AnalysisReport } from '../analysis-report.js';
import { exact } from './number-format.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { table } from './table.js';

const COLUMNS = [
  { title: 'Cash line', align: 'left', isCut: true },
  { title: 'Counts as', align: 'left', isCut: true },
  { title: 'Currency', align: 'left' },
  { title: 'Amount', align: 'right' },
  { title: '', align: 'left' },
] as const;

/** How each cash line was mapped to a priced fund; nothing when there is no cash. */
export function cashSection({ cashMapping }: AnalysisReport, palette: Palette): readonly string[] {
  if (cashMapping.length === 0) return [];
  const rows = cashMapping.map(({ original, proxy, currency, unit, amount }) => [
    original,
    proxy === original ? 'itself, no proxy' : proxy,
    currency,
    signedCell(exact(amount), palette),
    unit === 'weight' ? 'as weight' : '',
  ]);
  return section('Cash', table({ columns: COLUMNS, rows, heading: palette.faint }), palette);
}
