import { type Canvas, type Chart } from '../charts/chart.js';
import { drawChart } from '../charts/draw-chart.js';
import { html, type Html } from './html.js';

/** A chart for every width of the page, under its caption. */
export function chartFigure(chart: Chart): Html {
  const drawn = (canvas: Canvas): Html => ({ markup: drawChart(chart, canvas) });
  return html`<figure>
    <figcaption>${chart.title}</figcaption>
    <div class="wide">${drawn('wide')}</div>
    <div class="narrow">${drawn('narrow')}</div>
  </figure>`;
}
