import type { ReportFigures } from '../../../analysis-report.js';
import { alternativeWeights } from '../../alternative-weights.js';
import { columnPercent, percent } from '../../number-format.js';
import { weightsChart } from '../charts/weights-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { tableOfAnyLength } from '../markup/folded.js';
import { html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';

const COLUMNS = [
  { title: 'Ticker', align: 'left' },
  { title: 'Held', align: 'right' },
  { title: 'Least variance', align: 'right' },
  { title: 'Even risk', align: 'right' },
] as const;

/** Weights of least variance and of even risk beside those held; null without them. */
export function optimizationSection(report: ReportFigures): PageSection | null {
  const { optimization } = report;
  if (optimization === null) return null;
  const weights = alternativeWeights(report);
  const rows = weights.map(({ ticker, now, leastVariance, evenRisk }) => [
    ticker,
    columnPercent(now),
    columnPercent(leastVariance),
    columnPercent(evenRisk),
  ]);
  const volatility = percent(optimization.minVariance.annualVolatility);
  return {
    id: 'other-weights',
    title: 'Other weights of the same assets',
    body: [
      html`<p>
        All invested, none sold short, and no limit applied. The least volatility is ${volatility} a
        year; at even risk each asset brings as much of it as any other.
      </p>`,
      chartFigure(weightsChart(weights)),
      tableOfAnyLength({ caption: 'Weights', columns: COLUMNS, rows }),
    ],
  };
}
