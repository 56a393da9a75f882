import type { ReportFigures } from '../../../analysis-report.js';
import { columnPercent } from '../../number-format.js';
import { tickersByShare } from '../../tickers-by-share.js';
import { type BarRow, barRows } from './bar-rows.js';
import type { Chart } from './chart.js';

const MOST_ROWS = 12;

const WEIGHT_COLOR = 'var(--second)';
const RISK_COLOR = 'var(--first)';

/** What each position weighs beside what it brings of the risk, the riskiest first; the small ones in one row. */
export function contributionsChart(report: ReportFigures): Chart {
  const tickers = tickersByShare(report);
  const shown = tickers.length > MOST_ROWS ? tickers.slice(0, MOST_ROWS - 1) : tickers;
  const others = tickers.slice(shown.length);
  const label = `${String(others.length)} others together`;
  const rows = [
    ...shown.map((ticker) => positionRow(report, ticker, [ticker])),
    ...(others.length === 0 ? [] : [positionRow(report, label, others)]),
  ];
  return {
    id: 'contributions-chart',
    title: 'Weight of each position, and its share of the volatility',
    description: `${rows
      .slice(0, 5)
      .map(({ name, bars }) => `${name}: ${bars.map(({ text }) => text).join(', ')}`)
      .join('. ')}.`,
    draw: (canvas) => barRows(rows, canvas),
  };
}

function positionRow(
  { weights, contributions }: ReportFigures,
  name: string,
  tickers: readonly string[],
): BarRow {
  const weight = total(tickers.map((ticker) => weights[ticker] ?? 0));
  const share = total(tickers.map((ticker) => contributions[ticker]?.share ?? 0));
  return {
    name,
    remark: '',
    bars: [
      { value: weight, text: `${columnPercent(weight)} of weight`, color: WEIGHT_COLOR },
      { value: share, text: `${columnPercent(share)} of risk`, color: RISK_COLOR },
    ],
  };
}

function total(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0);
}
