import { FACTOR_TYPES } from '../../../engine/factors/factor-definition.js';
import type { BeforeAndAfter, ComparedSide } from '../../compared-figures.js';
import { columnPercent, ratio } from '../../number-format.js';
import { NAME_OF_TYPE, STOCK_SPECIFIC } from '../../variance-parts.js';
import { type Pair, pairsChart } from '../charts/pairs-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { tableOfAnyLength } from '../markup/folded.js';
import type { PageSection } from '../markup/page-section.js';

const COLUMNS = [
  { title: 'Factor', align: 'left' },
  { title: 'Exposure before', align: 'right' },
  { title: 'Exposure after', align: 'right' },
  { title: 'Share before', align: 'right' },
  { title: 'Share after', align: 'right' },
] as const;

/** What the variance is made of before and after, and each factor's part in it; null without factors on either side. */
export function comparedFactorsSection(sides: BeforeAndAfter<ComparedSide>): PageSection | null {
  const [before, after] = [sides.before.decomposition.factors, sides.after.decomposition.factors];
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  if (keys.length === 0) return null;
  const rows = keys.map((key) => [
    key,
    ratio(before[key]?.exposure ?? 0),
    ratio(after[key]?.exposure ?? 0),
    columnPercent(before[key]?.share ?? 0),
    columnPercent(after[key]?.share ?? 0),
  ]);
  const words = { id: 'variance-chart', title: 'What the variance is made of' };
  return {
    id: 'factors',
    title: 'Factors',
    body: [
      chartFigure(pairsChart(words, partPairs(sides))),
      tableOfAnyLength({ caption: 'Factors before and after', columns: COLUMNS, rows }),
    ],
  };
}

function partPairs({ before, after }: BeforeAndAfter<ComparedSide>): readonly Pair[] {
  const types = FACTOR_TYPES.map((type) => ({
    name: NAME_OF_TYPE[type],
    before: before.decomposition.byType[type],
    after: after.decomposition.byType[type],
  })).filter((pair) => pair.before !== undefined || pair.after !== undefined);
  return [
    // A type that nothing loads brings nothing.
    ...types.map((pair) => ({ ...pair, before: pair.before ?? 0, after: pair.after ?? 0 })),
    {
      name: STOCK_SPECIFIC,
      before: before.decomposition.idiosyncraticShare,
      after: after.decomposition.idiosyncraticShare,
    },
  ];
}
