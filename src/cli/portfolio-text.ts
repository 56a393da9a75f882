import type { ValidDocument } from '../common/document/stored-document.js';
import type { Portfolio, Position } from '../portfolio/portfolio.js';
import { exact } from '../risk/report/number-format.js';
import type { Palette } from '../risk/report/palette.js';
import { printable } from '../risk/report/printable.js';
import { signedCell } from '../risk/report/signed-cell.js';
import { type Cell, table } from '../risk/report/table.js';

const COLUMNS = [
  { title: 'Ticker', align: 'left', isCut: true },
  { title: 'Amount', align: 'right' },
  { title: '', align: 'left' },
  { title: 'Currency', align: 'left' },
  { title: 'Type', align: 'left', isCut: true },
  { title: 'Market proxy', align: 'left', isCut: true },
] as const;

/** A stored portfolio as its owner wrote it, nothing rounded. */
export function portfolioText(
  { name, content, version }: ValidDocument<Portfolio>,
  palette: Palette,
): string {
  const rows = content.positions.map((position) => row(position, content, palette));
  const lines = [
    palette.heading(printable(name)),
    `${content.startDate} to ${content.endDate}, version ${version}`,
    '',
    ...table({ columns: COLUMNS, rows, heading: palette.faint }),
  ];
  return `${lines.join('\n')}\n`;
}

function row(
  { ticker, quantity, currency, type }: Position,
  { factorProxies }: Portfolio,
  palette: Palette,
): readonly Cell[] {
  const market = factorProxies.get(ticker)?.market ?? '';
  const unit = quantity.unit === 'dollars' ? 'money' : quantity.unit;
  return [
    ticker,
    signedCell(exact(quantity.amount), palette),
    unit,
    currency ?? 'USD',
    type ?? '',
    market,
  ];
}
