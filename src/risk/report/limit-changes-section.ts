import type { ComparisonReport } from '../comparison-report.js';
import type { Palette } from './palette.js';
import { limitsOriginText } from './limits-origin-text.js';
import { columnPercent } from './number-format.js';
import { section } from './section.js';
import { statusPaint } from './status-paint.js';
import { table } from './table.js';

const COLUMNS = [
  { title: 'Limit', align: 'left' },
  { title: 'Before', align: 'left' },
  { title: 'After', align: 'left' },
  { title: 'Actual before', align: 'right' },
  { title: 'after', align: 'right' },
  { title: 'Allowed', align: 'right' },
] as const;

/** The limits that would stand differently. */
export function limitChangesSection(
  { before, after, limitChanges }: ComparisonReport,
  palette: Palette,
): readonly string[] {
  const title = `Limits that change (${limitsOriginText(after.limitsOrigin)})`;
  if (limitChanges.length === 0) {
    const count = Object.keys(after.limits).length;
    return section(
      title,
      [count === 0 ? '  None is set.' : '  None: all stand as before.'],
      palette,
    );
  }
  const rows = limitChanges.map((change) => [
    change.limit,
    { text: change.before, paint: statusPaint(change.before, palette) },
    { text: change.after, paint: statusPaint(change.after, palette) },
    columnPercent(before.limits[change.limit]?.actual ?? null),
    columnPercent(after.limits[change.limit]?.actual ?? null),
    columnPercent(after.limits[change.limit]?.limit ?? null),
  ]);
  return section(title, table({ columns: COLUMNS, rows, heading: palette.faint }), palette);
}
