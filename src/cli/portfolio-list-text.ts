import type { PortfolioListItem } from '../portfolio/portfolio-list-item.js';
import type { Palette } from '../risk/report/palette.js';
import { type Cell, table } from '../risk/report/table.js';
import { shortVersion } from './short-version.js';

const COLUMNS = [
  { title: 'Name', align: 'left', isCut: true },
  { title: 'Positions', align: 'right' },
  { title: 'From', align: 'left' },
  { title: 'To', align: 'left' },
  { title: 'Version', align: 'left' },
] as const;

/** The stored portfolios as a table; those that cannot be read say so. */
export function portfolioListText(items: readonly PortfolioListItem[], palette: Palette): string {
  if (items.length === 0) {
    return 'You have no stored portfolio yet; "risk portfolio save NAME FILE" stores one.\n';
  }
  const rows = items.map(({ name, positions, startDate, endDate, version }): readonly Cell[] =>
    positions === null
      ? [name, '', { text: 'cannot be read', paint: palette.bad }, '', shortVersion(version)]
      : [name, String(positions), startDate ?? '', endDate ?? '', shortVersion(version)],
  );
  return `${table({ columns: COLUMNS, rows, heading: palette.faint }).join('\n')}\n`;
}
