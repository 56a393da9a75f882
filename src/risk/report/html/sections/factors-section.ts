import type { ReportFigures } from '../../../analysis-report.js';
import { FACTOR_TYPES } from '../../../engine/factors/factor-definition.js';
import { factorsByShare, hasFactors } from '../../factors-by-share.js';
import { columnPercent, percent, ratio } from '../../number-format.js';
import {
  NAME_OF_TYPE,
  sampleVolatility,
  varianceParts,
  varianceTotals,
} from '../../variance-parts.js';
import { factorsChart } from '../charts/factors-chart.js';
import { varianceChart } from '../charts/variance-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { type DataTable, dataTable } from '../markup/data-table.js';
import { figureList } from '../markup/figure-list.js';
import { tableOfAnyLength } from '../markup/folded.js';
import { html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';
import { missingNote } from './missing-note.js';

/** What factors explain: the split of the variance, each factor, and the regression of each asset. */
export function factorsSection(report: ReportFigures): PageSection {
  const { decomposition, factorCoverage } = report;
  const covered = figureList([
    ['Factors explain', percent(factorCoverage), 'of the weight that is not cash'],
    ['Volatility, sample', percent(sampleVolatility(report)), 'a year'],
    ['Volatility, model', percent(decomposition.modelAnnualVolatility), 'a year'],
  ]);
  const body = hasFactors(report)
    ? [
        covered,
        chartFigure(varianceChart(varianceParts(report))),
        dataTable(varianceTable(report)),
        chartFigure(factorsChart(factorsByShare(report))),
        tableOfAnyLength(factorsTable(report)),
        tableOfAnyLength(regressionsTable(report)),
      ]
    : [html`<p>No factor explains an asset: none has a proxy that could.</p>`];
  const reasons = missingNote(report, ['no-factor-proxies', 'factor-history-short']);
  return { id: 'factors', title: 'Factors', body: [...body, reasons] };
}

function varianceTable(report: ReportFigures): DataTable {
  const row = ({ name, variance, share }: ReturnType<typeof varianceParts>[number]) => [
    name,
    columnPercent(variance),
    share === null ? '' : columnPercent(share),
  ];
  return {
    caption: 'Variance a year: the model, and the sample that it is held against',
    columns: [
      { title: 'Part', align: 'left' },
      { title: 'Variance', align: 'right' },
      { title: 'Share', align: 'right' },
    ],
    rows: [...varianceParts(report), ...varianceTotals(report)].map(row),
  };
}

function factorsTable(report: ReportFigures): DataTable {
  const titles = [
    'Exposure',
    'Volatility',
    'Share',
    'Correlation',
    'Worst month',
    'Loss in it',
    'Maximum beta',
  ];
  return {
    caption: 'Factors, by their share of the variance',
    columns: [
      { title: 'Factor', align: 'left' },
      ...titles.map((title) => ({ title, align: 'right' as const })),
    ],
    rows: factorsByShare(report).map((factor) => [
      factor.key,
      ratio(factor.exposure),
      columnPercent(factor.annualVolatility),
      columnPercent(factor.share),
      ratio(factor.correlation),
      columnPercent(factor.worstFactorMonth),
      columnPercent(factor.worstMonthLoss),
      ratio(factor.impliedMaxBeta),
    ]),
  };
}

function regressionsTable({ regressions }: ReportFigures): DataTable {
  return {
    caption: 'Betas of each asset, with their t statistics',
    columns: [
      { title: 'Ticker', align: 'left' },
      ...[
        ...FACTOR_TYPES.map((type) => NAME_OF_TYPE[type]),
        'Alpha a month',
        'R²',
        'Residual a month',
      ].map((title) => ({ title, align: 'right' as const })),
    ],
    rows: Object.entries(regressions).map(([ticker, { betas, alpha, r2, residualSd }]) => [
      ticker,
      ...FACTOR_TYPES.map((type) => {
        const found = betas[type];
        return found === undefined ? '' : `${ratio(found.beta)} (${ratio(found.t)})`;
      }),
      columnPercent(alpha),
      ratio(r2),
      columnPercent(residualSd),
    ]),
  };
}
