import type { ReportFigures } from '../../../analysis-report.js';
import { drawdownCurve } from '../../drawdown-curve.js';
import { drawdownNote } from '../../drawdown-note.js';
import { columnPercent, percent, ratio } from '../../number-format.js';
import { TAIL_MEASURES } from '../../tail-measures.js';
import { drawdownChart } from '../charts/drawdown-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { dataTable } from '../markup/data-table.js';
import { figureList } from '../markup/figure-list.js';
import { foldedOnScreen } from '../markup/folded.js';
import type { Html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';

const COLUMNS = [
  { title: 'Loss in one month', align: 'left' },
  { title: '95%', align: 'right' },
  { title: '99%', align: 'right' },
] as const;

const MONTH_COLUMNS = [
  { title: 'Month', align: 'left' },
  { title: 'Return', align: 'right' },
  { title: 'Below the peak', align: 'right' },
] as const;

/** What can be lost in a month, the worst that has been, and the shape of the returns. */
export function lossSection(report: ReportFigures): PageSection {
  const { loss } = report;
  const rows = TAIL_MEASURES.map(([key, label]) => [
    label,
    columnPercent(loss['0.95'][key]),
    columnPercent(loss['0.99'][key]),
  ]);
  return {
    id: 'losses',
    title: 'Losses',
    body: [
      dataTable({ caption: "Tail losses, with today's weights", columns: COLUMNS, rows }),
      figureList([
        ['Worst month', percent(loss.worstMonth)],
        ['Worst 12 months', percent(loss.worst12Months)],
        ['Max drawdown', percent(loss.maxDrawdown), drawdownNote(loss)],
        ['Skewness', ratio(loss.skewness)],
        ['Excess kurtosis', ratio(loss.excessKurtosis)],
      ]),
      ...drawdown(report),
    ],
  };
}

function drawdown(report: ReportFigures): readonly Html[] {
  const curve = drawdownCurve(report);
  const rows = curve.months.map((month, t) => [
    month,
    columnPercent(report.portfolioReturns.returns[t] ?? null),
    columnPercent(-(curve.falls[t] ?? 0)),
  ]);
  const table = { caption: 'Months', columns: MONTH_COLUMNS, rows };
  return [
    chartFigure(drawdownChart(curve, drawdownNote(report.loss))),
    foldedOnScreen('Returns and falls, month by month', dataTable(table)),
  ];
}
