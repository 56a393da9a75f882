import type { PageReport } from '../../page-report.js';
import { ratio } from '../../number-format.js';
import type { Correlations } from '../../riskiest-correlations.js';
import { correlationChart } from '../charts/correlation-chart.js';
import { chartFigure } from '../markup/chart-figure.js';
import { dataTable } from '../markup/data-table.js';
import { folded } from '../markup/folded.js';
import { html } from '../markup/html.js';
import type { PageSection } from '../markup/page-section.js';

/** How the positions move together: those with the largest shares of the risk, when there are too many to show. */
export function correlationSection({ tickers, correlations: shown }: PageReport): PageSection {
  const left = tickers.length - shown.tickers.length;
  const note = html`<p>
    Of the ${shown.tickers.length} positions with the largest shares of the risk; the JSON report
    has the other ${left} as well.
  </p>`;
  const columns = shown.tickers.map((ticker) => ({ title: ticker, align: 'right' as const }));
  const table = dataTable({
    caption: 'Correlations',
    columns: [{ title: 'Ticker', align: 'left' }, ...columns],
    rows: shown.tickers.map((ticker, y) => [ticker, ...(shown.matrix[y] ?? []).map(ratio)]),
  });
  const body =
    shown.tickers.length < 2
      ? [html`<p>There is one position: nothing to compare it with.</p>`]
      : [
          ...(left === 0 ? [] : [note]),
          chartFigure(correlationChart(shown, extremes(shown))),
          folded('Correlations as a table', table),
        ];
  return { id: 'correlation', title: 'Correlation', body };
}

/** The closest pair and the one that moves most apart, in words. */
function extremes({ tickers, matrix }: Correlations): string {
  const pairs = matrix
    .flatMap((row, y) =>
      row.slice(0, y).map((value, x) => ({ value, names: pairOf(tickers[x], tickers[y]) })),
    )
    .sort((a, b) => b.value - a.value);
  const [closest, farthest] = [pairs.at(0), pairs.at(-1)];
  if (closest === undefined || farthest === undefined) return '';
  return `Highest: ${closest.names}, ${ratio(closest.value)}. Lowest: ${farthest.names}, ${ratio(farthest.value)}.`;
}

function pairOf(a = '', b = ''): string {
  return `${a} and ${b}`;
}
