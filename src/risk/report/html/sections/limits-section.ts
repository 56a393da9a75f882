import type { ReportFigures } from '../../../analysis-report.js';
import {
  checksWorstFirst,
  type NamedCheck,
  unknownReasons,
  usedPart,
} from '../../checks-worst-first.js';
import { cureSentences } from '../../cure-sentences.js';
import { limitsOriginText } from '../../limits-origin-text.js';
import { columnPercent, NO_FIGURE, signedPercent } from '../../number-format.js';
import { limitsChart } from '../charts/limits-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { dataTable } from '../markup/data-table.js';
import { html, type Html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';
import { statusMarkup } from './status-markup.js';

const COLUMNS = [
  { title: 'Limit', align: 'left' },
  { title: 'Status', align: 'left' },
  { title: 'Actual', align: 'right' },
  { title: 'Allowed', align: 'right' },
  { title: 'Left', align: 'right' },
  { title: 'Used', align: 'right' },
] as const;

/** Every limit and what is left of it, worst first; why some are unknown, and what cures the breached, stands below. */
export function limitsSection(report: ReportFigures): PageSection {
  const checks = checksWorstFirst(report);
  const origin = html`<p>These limits are ${limitsOriginText(report.limitsOrigin)}.</p>`;
  const body =
    checks.length === 0
      ? [html`<p>None is set.</p>`]
      : [
          origin,
          chartFigure(limitsChart(checks)),
          dataTable({ caption: 'Limits, worst first', columns: COLUMNS, rows: checks.map(row) }),
          ...unknownReasons(checks).map((reason) => html`<p>unknown: ${reason}</p>`),
          ...cureSentences(checks, report).map((cure) => html`<p>to cure: ${cure}</p>`),
        ];
  return { id: 'limits', title: 'Limits', body };
}

function row(check: NamedCheck): readonly (string | Html)[] {
  const { name, status, actual, limit, headroom } = check;
  const used = usedPart(check);
  return [
    name,
    statusMarkup(status),
    columnPercent(actual),
    columnPercent(limit),
    signedPercent(headroom),
    used === null ? NO_FIGURE : `${(used * 100).toFixed(0)}%`,
  ];
}
