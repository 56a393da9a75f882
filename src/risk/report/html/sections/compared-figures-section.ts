import { type BeforeAndAfter, comparedFigures, type ComparedSide } from '../../compared-figures.js';
import { type Pair, pairsChart } from '../charts/pairs-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { dataTable } from '../markup/data-table.js';
import type { PageSection } from '../markup/page-section.js';

const COLUMNS = [
  { title: 'Figure', align: 'left' },
  { title: 'Before', align: 'right' },
  { title: 'After', align: 'right' },
  { title: 'Change', align: 'right' },
] as const;

/** The main figures before and after a change. */
export function comparedFiguresSection(sides: BeforeAndAfter<ComparedSide>): PageSection {
  const rows = comparedFigures(sides).map(({ name, before, after, change }) => [
    name,
    before,
    after,
    change,
  ]);
  const chart = pairsChart({ id: 'risk-chart', title: 'Risk before and after' }, riskPairs(sides));
  return {
    id: 'figures',
    title: 'Before and after',
    body: [
      chartFigure(chart),
      dataTable({ caption: 'Figures before and after', columns: COLUMNS, rows }),
    ],
  };
}

function riskPairs({ before, after }: BeforeAndAfter<ComparedSide>): readonly Pair[] {
  const pair = (name: string, of: (side: ComparedSide) => number | null): Pair => ({
    name,
    before: of(before),
    after: of(after),
  });
  return [
    pair('Volatility a year', ({ volatility }) => volatility.annual),
    pair('Expected shortfall, 95%', ({ loss }) => loss['0.95'].esHistorical),
    pair('Max drawdown', ({ loss }) => loss.maxDrawdown),
    pair('Largest single position', ({ concentration }) => concentration.maxSingleStockWeight),
  ];
}
