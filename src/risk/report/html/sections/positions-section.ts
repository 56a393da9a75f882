import type { ReportFigures } from '../../../analysis-report.js';
import { concentrationFigures } from '../../concentration-figures.js';
import { isWeighted } from '../../is-weighted.js';
import { columnPercent, money } from '../../number-format.js';
import { tickersByShare } from '../../tickers-by-share.js';
import { contributionsChart } from '../charts/contributions-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import type { DataTable } from '../markup/data-table.js';
import { figureList } from '../markup/figure-list.js';
import { tableOfAnyLength } from '../markup/folded.js';
import { html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';

/** Every asset with what it adds to the volatility, the largest share of risk first. */
export function positionsSection(report: ReportFigures): PageSection {
  return {
    id: 'positions',
    title: 'Positions',
    body: [
      chartFigure(contributionsChart(report)),
      tableOfAnyLength(positionsTable(report)),
      html`<h3>Concentration</h3>`,
      figureList(concentrationFigures(report)),
    ],
  };
}

function positionsTable(report: ReportFigures): DataTable {
  const { weights, valuation, contributions, netValue, volatility, exposure } = report;
  const hasMoney = !isWeighted(report);
  const titles = ['Weight', 'Contribution', 'Share of risk'];
  return {
    caption: 'Positions, by their share of the volatility',
    columns: [
      { title: 'Ticker', align: 'left' },
      ...[...(hasMoney ? [`Value, ${report.baseCurrency}`] : []), ...titles].map((title) => ({
        title,
        align: 'right' as const,
      })),
    ],
    rows: tickersByShare(report).map((ticker) => [
      ticker,
      ...(hasMoney ? [money(valuation[ticker]?.value ?? 0)] : []),
      columnPercent(weights[ticker] ?? 0),
      columnPercent(contributions[ticker]?.contribution ?? null),
      columnPercent(contributions[ticker]?.share ?? null),
    ]),
    total: [
      'Total',
      ...(hasMoney ? [money(netValue)] : []),
      columnPercent(exposure.net),
      columnPercent(volatility.annual),
      '',
    ],
  };
}
