import type { ReportFigures } from '../../../analysis-report.js';
import { exact } from '../../number-format.js';
import { tableOfAnyLength } from '../markup/folded.js';
import type { PageSection } from '../markup/page-section.js';

const COLUMNS = [
  { title: 'Cash line', align: 'left' },
  { title: 'Counts as', align: 'left' },
  { title: 'Currency', align: 'left' },
  { title: 'Amount', align: 'right' },
] as const;

/** How each cash line was mapped to a priced fund; null when there is no cash. */
export function cashSection({ cashMapping }: ReportFigures): PageSection | null {
  if (cashMapping.length === 0) return null;
  const rows = cashMapping.map(({ original, proxy, currency, unit, amount }) => [
    original,
    proxy === original ? 'itself, no proxy' : proxy,
    currency,
    unit === 'weight' ? `${exact(amount)} as weight` : exact(amount),
  ]);
  const caption = 'What the cash of the portfolio counts as';
  return {
    id: 'cash',
    title: 'Cash',
    body: [tableOfAnyLength({ caption, columns: COLUMNS, rows })],
  };
}
