import type { BeforeAndAfter, ComparedSide } from '../../compared-figures.js';
import { columnPercent, signedPercent } from '../../number-format.js';
import { pairsChart } from '../charts/pairs-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { tableOfAnyLength } from '../markup/folded.js';
import type { PageSection } from '../markup/page-section.js';

const MOST_ROWS = 12;

const COLUMNS = [
  { title: 'Ticker', align: 'left' },
  { title: 'Weight before', align: 'right' },
  { title: 'Weight after', align: 'right' },
  { title: 'Change', align: 'right' },
  { title: 'Share of risk before', align: 'right' },
  { title: 'Share of risk after', align: 'right' },
] as const;

/** What each asset weighs and brings of the risk before and after, the largest changes of weight first. */
export function comparedPositionsSection(sides: BeforeAndAfter<ComparedSide>): PageSection {
  const moves = [...new Set([...sides.before.tickers, ...sides.after.tickers])]
    .map((ticker) => ({
      name: ticker,
      before: weightOf(sides.before, ticker),
      after: weightOf(sides.after, ticker),
    }))
    .sort((a, b) => Math.abs(b.after - b.before) - Math.abs(a.after - a.before));
  const left = Math.max(0, moves.length - MOST_ROWS);
  const rest = left === 0 ? '' : `; ${String(left)} that change less are in the table`;
  const words = { id: 'weights-chart', title: `Weights before and after${rest}` };
  const rows = moves.map(({ name, before, after }) => [
    name,
    columnPercent(before),
    columnPercent(after),
    signedPercent(after - before),
    columnPercent(shareOf(sides.before, name)),
    columnPercent(shareOf(sides.after, name)),
  ]);
  return {
    id: 'positions',
    title: 'Positions',
    body: [
      chartFigure(pairsChart(words, moves.slice(0, MOST_ROWS))),
      tableOfAnyLength({ caption: 'Positions before and after', columns: COLUMNS, rows }),
    ],
  };
}

/** What is not held weighs nothing. A ticker may be a name that every object has. */
function weightOf({ weights }: ComparedSide, ticker: string): number {
  return Object.hasOwn(weights, ticker) ? (weights[ticker] ?? 0) : 0;
}

function shareOf({ contributions }: ComparedSide, ticker: string): number | null {
  return Object.hasOwn(contributions, ticker) ? (contributions[ticker]?.share ?? null) : 0;
}
