import { FONT_SIZE, LINE, MUTED, tick } from './chart-style.js';
import type { Canvas } from './chart.js';
import type { AxisOption } from './chart-option.js';

/** An axis of fractions below the rows of a chart. */
export function shareAxis(canvas: Canvas): AxisOption {
  return {
    type: 'value',
    splitNumber: canvas === 'narrow' ? 2 : 5,
    axisLabel: { color: MUTED, fontSize: FONT_SIZE, formatter: tick, hideOverlap: true },
    splitLine: { lineStyle: { color: LINE } },
  };
}
