import type { ShockResult } from '../../engine/stress/stress-result.js';
import type { StressReport } from '../../stress/stress-report.js';
import { columnPercent, money, percent, ratio } from '../number-format.js';
import type { Palette } from '../palette.js';
import { section } from '../section.js';
import { signedCell } from '../signed-cell.js';
import { type Cell, table } from '../table.js';

const COLUMNS = [
  { title: 'Shock of', align: 'left' },
  { title: '', align: 'left' },
  { title: 'Return', align: 'right' },
  { title: 'Exposure', align: 'right' },
  { title: 'Portfolio', align: 'right' },
] as const;

/** What the given shocks do to the portfolio, and what each brings. */
export function shockSection(
  { shock, baseCurrency }: StressReport,
  palette: Palette,
): readonly string[] {
  if (shock === null) return [];
  const { valueChange } = shock;
  const amount = valueChange === null ? '' : ` (${money(valueChange)} ${baseCurrency})`;
  const paint = shock.return < 0 ? palette.bad : palette.good;
  const lines = [
    ...table({ columns: COLUMNS, rows: rowsOf(shock, palette), heading: palette.faint }),
    '',
    `  The portfolio returns ${paint(`${percent(shock.return)}${amount}`)}.`,
  ];
  return section(shock.isPropagated ? 'Shocks, propagated' : 'Shocks', lines, palette);
}

function rowsOf({ factors, tickers }: ShockResult, palette: Palette): readonly (readonly Cell[])[] {
  return [
    ...Object.entries(factors).map(([key, { shock, isGiven, exposure, contribution }]) => [
      key,
      isGiven ? 'given' : 'expected',
      signedCell(columnPercent(shock), palette),
      ratio(exposure),
      signedCell(columnPercent(contribution), palette),
    ]),
    ...Object.entries(tickers).map(([ticker, { shock, weight, contribution }]) => [
      ticker,
      'given',
      signedCell(columnPercent(shock), palette),
      columnPercent(weight),
      signedCell(columnPercent(contribution), palette),
    ]),
  ];
}
