import type { CustomSeriesOption } from 'echarts/charts';
import { columnPercent } from '../../number-format.js';
import { STOCK_SPECIFIC, type VariancePart } from '../../variance-parts.js';
import type { Canvas, Chart, Drawing } from './chart.js';
import { rowLayout } from './row-layout.js';
import { shareAxis } from './share-axis.js';

const BAR_HEIGHT = 18;
/** So that a part of next to nothing is still a line. */
const LEAST_WIDTH = 1;

/** The parts of the model variance, stacked: each begins where the one above it ends, and the last ends at the whole. */
export function varianceChart(parts: readonly VariancePart[]): Chart {
  const remarks = parts.map(({ name, share }) => `${name} ${columnPercent(share)}`);
  return {
    id: 'variance-chart',
    title: 'What the variance is made of, stacked up to the whole',
    description: `Shares of the model variance: ${remarks.join(', ')}.`,
    draw: (canvas) => cascade(parts, canvas),
  };
}

function cascade(parts: readonly VariancePart[], canvas: Canvas): Drawing {
  const rows = parts.map(({ name, share }) => ({ name, remark: columnPercent(share) }));
  const { height, grid, yAxis } = rowLayout(rows, canvas, { barsHeight: BAR_HEIGHT });
  return {
    height,
    option: { grid, xAxis: shareAxis(canvas), yAxis, series: [steps(parts)] },
  };
}

function steps(parts: readonly VariancePart[]): CustomSeriesOption {
  let end = 0;
  const data = parts.map(({ share }, row) => {
    const start = end;
    end += share ?? 0;
    return [start, end, row];
  });
  return {
    type: 'custom',
    silent: true,
    clip: false,
    encode: { x: [0, 1], y: 2 },
    data,
    renderItem: ({ dataIndex }, api) => {
      const row = api.value(2);
      const [from = 0, middle = 0] = api.coord([api.value(0), row]);
      const [to = 0] = api.coord([api.value(1), row]);
      return {
        type: 'rect',
        shape: {
          x: Math.min(from, to),
          y: middle - BAR_HEIGHT / 2,
          width: Math.max(LEAST_WIDTH, Math.abs(to - from)),
          height: BAR_HEIGHT,
        },
        style: { fill: colorOf(parts[dataIndex]) },
      };
    },
  };
}

/** What diversifies has a colour of its own; its sign says so as well. */
function colorOf(part: VariancePart | undefined): string {
  if ((part?.share ?? 0) < 0) return 'var(--third)';
  return part?.name === STOCK_SPECIFIC ? 'var(--second)' : 'var(--first)';
}
