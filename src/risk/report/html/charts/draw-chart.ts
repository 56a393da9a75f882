import { BarChart, CustomChart, HeatmapChart, LineChart } from 'echarts/charts';
import {
  GridComponent,
  MarkLineComponent,
  MarkPointComponent,
  VisualMapPiecewiseComponent,
} from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { FONT, INK } from './chart-style.js';
import { type Canvas, type Chart, WIDTH_OF_CANVAS } from './chart.js';
import { tidySvg } from './tidy-svg.js';

use([
  ...[BarChart, CustomChart, HeatmapChart, LineChart, SVGRenderer],
  ...[GridComponent, MarkLineComponent, MarkPointComponent, VisualMapPiecewiseComponent],
]);

/** The chart as an `svg` element without a size of its own. The same chart gives the same text. */
export function drawChart(chart: Chart, canvas: Canvas): string {
  const { height, option } = chart.draw(canvas);
  const size = { width: WIDTH_OF_CANVAS[canvas], height };
  const drawing = init(null, null, { renderer: 'svg', ssr: true, ...size });
  try {
    const textStyle = { fontFamily: FONT, color: INK };
    drawing.setOption({ animation: false, textStyle, ...option });
    return tidySvg(drawing.renderToSVGString(), { ...chart, id: `${chart.id}-${canvas}` });
  } finally {
    // Else the timers of the library keep the program from ending.
    drawing.dispose();
  }
}
