import type { ComparisonReport } from '../comparison-report.js';
import { columnPercent, exact, money, signedPercent } from './number-format.js';
import type { Palette } from './palette.js';
import { section } from './section.js';
import { signedCell } from './signed-cell.js';
import { type Cell, type Column, table } from './table.js';

/** The rest is in the JSON. */
const MOST_ROWS = 20;

/** What would be bought and sold, and what pays for it. */
export function tradesSection(
  { trades, funding }: ComparisonReport,
  palette: Palette,
): readonly string[] {
  const hasMoney = trades.some(({ valueChange }) => valueChange !== null);
  const columns: readonly Column[] = [
    { title: 'Ticker', align: 'left', isCut: true },
    ...['Before', 'After', 'Change', ...(hasMoney ? ['Value', 'Shares'] : [])].map((title) => ({
      title,
      align: 'right' as const,
    })),
    { title: '', align: 'left' },
  ];
  const shown = trades.slice(0, MOST_ROWS);
  const rows = shown.map((trade): readonly Cell[] => {
    const { ticker, weightBefore, weightAfter, weightChange, valueChange, sharesChange } = trade;
    const signed = (text: string): Cell => signedCell(text, palette);
    return [
      ticker,
      signed(columnPercent(weightBefore)),
      signed(columnPercent(weightAfter)),
      signed(signedPercent(weightChange)),
      ...(hasMoney
        ? [
            signed(valueChange === null ? '' : money(valueChange)),
            signed(sharesChange === null ? '' : shareText(sharesChange)),
          ]
        : []),
      ticker === funding?.ticker ? 'pays' : '',
    ];
  });
  if (rows.length === 0) return section('Trades', ['  Nothing would be traded.'], palette);
  const more = trades.length - shown.length;
  const rest = more === 0 ? [] : [`  and ${String(more)} more`];
  return section('Trades', [...table({ columns, rows, heading: palette.faint }), ...rest], palette);
}

/** To a ten-thousandth of a share. */
function shareText(shares: number): string {
  return exact(Number(shares.toFixed(4)));
}
