import type { OptimizationReport } from '../../optimize/optimization-report.js';
import { bar } from '../bar.js';
import { columnPercent, percent, ratio, signedPercent } from '../number-format.js';
import type { Palette } from '../palette.js';
import { section } from '../section.js';
import { signedCell } from '../signed-cell.js';
import { type Cell, type Column, table } from '../table.js';

/** Weights that are smaller show as nothing. */
const INVISIBLE = 0.00005;

const WEIGHT_COLUMNS: readonly Column[] = [
  { title: 'Ticker', align: 'left', isCut: true },
  { title: 'Now', align: 'right' },
  { title: 'Optimal', align: 'right' },
  { title: 'Change', align: 'right' },
  { title: '', align: 'left' },
];

const FIGURE_COLUMNS: readonly Column[] = [
  { title: '', align: 'left' },
  { title: 'Now', align: 'right' },
  { title: 'Optimal', align: 'right' },
];

/** Today's weights beside the best ones, the largest of these first, and what both come to. */
export function optimalWeightsSection(
  { tickers, current, optimal }: OptimizationReport,
  palette: Palette,
): readonly string[] {
  if (optimal === null) return [];
  const weightOf = (ticker: string): number => optimal.weights[ticker] ?? 0;
  const shown = tickers.filter((ticker) =>
    [weightOf(ticker), current.weights[ticker] ?? 0].some((each) => Math.abs(each) > INVISIBLE),
  );
  const rows = shown
    .toSorted((a, b) => weightOf(b) - weightOf(a))
    .map((ticker): readonly Cell[] => [
      ticker,
      columnPercent(current.weights[ticker] ?? 0),
      columnPercent(weightOf(ticker)),
      signedCell(signedPercent(optimal.changes[ticker] ?? 0), palette),
      { text: bar(weightOf(ticker), { blocks: 20 }), paint: palette.faint },
    ]);
  const figures: readonly (readonly Cell[])[] = [
    ['Volatility a year', percent(current.annualVolatility), percent(optimal.annualVolatility)],
    ['Expected return', percent(current.expectedReturn), percent(optimal.expectedReturn)],
    ['Expected Sharpe', ratio(current.sharpe), ratio(optimal.sharpe)],
  ];
  return [
    ...section(
      'Weights, now and optimal',
      table({ columns: WEIGHT_COLUMNS, rows, heading: palette.faint }),
      palette,
    ),
    ...section(
      'What they come to',
      table({ columns: FIGURE_COLUMNS, rows: figures, heading: palette.faint }),
      palette,
    ),
  ];
}
