import type { FrontierReport } from '../../optimize/optimization-report.js';
import { columnPercent, percent, ratio } from '../number-format.js';
import type { Palette } from '../palette.js';
import { section } from '../section.js';
import { type Cell, type Column, table } from '../table.js';

const MOST_NAMES = 3;
/** A weight that is worth a name. */
const NOTABLE = 0.005;

const COLUMNS: readonly Column[] = [
  { title: 'Return', align: 'right' },
  { title: 'Volatility', align: 'right' },
  { title: 'Sharpe', align: 'right' },
  { title: 'Largest weights', align: 'left' },
];

/** The efficient frontier, calmest first; today's weights stand below for comparison. */
export function frontierSection(
  { points, current }: FrontierReport,
  palette: Palette,
): readonly string[] {
  if (points === null) return [];
  const rows = points.map((point): readonly Cell[] => [
    columnPercent(point.expectedReturn),
    columnPercent(point.annualVolatility),
    ratio(point.sharpe),
    { text: largestWeights(point.weights), paint: palette.faint },
  ]);
  const now: readonly Cell[] = [
    columnPercent(current.expectedReturn),
    columnPercent(current.annualVolatility),
    ratio(current.sharpe),
    'now',
  ];
  return section(
    'Efficient frontier, from the calmest to the highest return',
    table({ columns: COLUMNS, rows: [...rows, now], heading: palette.faint }),
    palette,
  );
}

function largestWeights(weights: Readonly<Record<string, number>>): string {
  return Object.entries(weights)
    .filter(([, weight]) => weight >= NOTABLE)
    .sort(([, a], [, b]) => b - a)
    .slice(0, MOST_NAMES)
    .map(([ticker, weight]) => `${ticker} ${percent(weight)}`)
    .join(', ');
}
