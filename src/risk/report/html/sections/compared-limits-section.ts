import { LIMIT_NAMES } from '../../../engine/limits/risk-limits.js';
import type { BeforeAndAfter, ComparedSide } from '../../compared-figures.js';
import { usedPart } from '../../checks-worst-first.js';
import { columnPercent } from '../../number-format.js';
import { pairsChart } from '../charts/pairs-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { dataTable } from '../markup/data-table.js';
import { html, type Html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';
import { statusMarkup } from './status-markup.js';

const COLUMNS = [
  { title: 'Limit', align: 'left' },
  { title: 'Before', align: 'left' },
  { title: 'After', align: 'left' },
  { title: 'Actual before', align: 'right' },
  { title: 'Actual after', align: 'right' },
  { title: 'Allowed', align: 'right' },
] as const;

/** How much of each limit is used before and after a change, and which limits stand differently. */
export function comparedLimitsSection({
  before,
  after,
}: BeforeAndAfter<ComparedSide>): PageSection {
  const limits = LIMIT_NAMES.flatMap((name) => {
    const [former, latter] = [before.limits[name], after.limits[name]];
    return former === undefined || latter === undefined ? [] : [{ name, former, latter }];
  });
  const changed = limits.filter(({ former, latter }) => former.status !== latter.status);
  const verdicts = changed.map(
    ({ name, former, latter }) =>
      html`<li>
        ${name}: ${statusMarkup(former.status)} before, ${statusMarkup(latter.status)} after
      </li>`,
  );
  const rows = limits.map(({ name, former, latter }): readonly (string | Html)[] => [
    name,
    statusMarkup(former.status),
    statusMarkup(latter.status),
    columnPercent(former.actual),
    columnPercent(latter.actual),
    columnPercent(latter.limit),
  ]);
  const pairs = limits.map(({ name, former, latter }) => ({
    name,
    before: usedPart(former),
    after: usedPart(latter),
  }));
  const words = { id: 'limits-chart', title: 'How much of each limit is used' };
  return {
    id: 'limits',
    title: 'Limits',
    body:
      limits.length === 0
        ? [html`<p>None is set.</p>`]
        : [
            verdicts.length === 0
              ? html`<p>No limit changes its status.</p>`
              : html`<ul>
                  ${verdicts}
                </ul>`,
            chartFigure(pairsChart(words, pairs)),
            dataTable({ caption: 'Limits before and after', columns: COLUMNS, rows }),
          ],
  };
}
