import { FONT_SIZE, INK, LINE, MUTED, tick } from './chart-style.js';
import { chartText } from './chart-text.js';
import {
  LABEL_COLUMNS,
  LABEL_ABOVE_HEIGHT,
  LABEL_BESIDE,
  LABEL_BESIDE_WIDTH,
  labelAbove,
} from './row-label.js';
import type { Canvas, Drawing } from './chart.js';

/** One bar, and the words at its end. */
export interface Bar {
  readonly value: number;
  readonly text: string;
  readonly color: string;
}

/** What one label names: as many bars as every other row has. */
export interface BarRow {
  readonly label: string;
  readonly bars: readonly Bar[];
}

const BAR_HEIGHT = 15;
const ROW_GAP = 12;
const AXIS_HEIGHT = 28;
const TOP = 8;
/** Room for the words at the end of a bar. */
const TEXT_WIDTH = { wide: 170, narrow: 120 } as const;

/** Bars that lie, a row for each label: beside its bars where the page is wide, above them on a phone. */
export function barRows(rows: readonly BarRow[], canvas: Canvas): Drawing {
  const barsInRow = rows[0]?.bars.length ?? 0;
  const isNarrow = canvas === 'narrow';
  const barsHeight = barsInRow * BAR_HEIGHT;
  const rowHeight = barsHeight + ROW_GAP + (isNarrow ? LABEL_ABOVE_HEIGHT : 0);
  const height = TOP + rows.length * rowHeight + AXIS_HEIGHT;
  return {
    height,
    option: {
      grid: {
        top: TOP,
        bottom: AXIS_HEIGHT,
        left: isNarrow ? 8 : LABEL_BESIDE_WIDTH,
        right: TEXT_WIDTH[canvas],
      },
      xAxis: {
        type: 'value',
        splitNumber: isNarrow ? 2 : 5,
        axisLabel: { color: MUTED, fontSize: FONT_SIZE, formatter: tick, hideOverlap: true },
        splitLine: { lineStyle: { color: LINE } },
      },
      yAxis: {
        type: 'category',
        inverse: true,
        data: rows.map(({ label }) => chartText(label, { columns: LABEL_COLUMNS[canvas] })),
        axisLine: { lineStyle: { color: MUTED } },
        axisTick: { show: false },
        axisLabel: isNarrow ? labelAbove(barsHeight) : LABEL_BESIDE,
        z: 10,
      },
      series: Array.from({ length: barsInRow }, (_, index) => ({
        type: 'bar' as const,
        silent: true,
        clip: false,
        barWidth: BAR_HEIGHT - 2,
        barGap: '15%',
        data: rows.map(({ bars }) => ({
          value: bars[index]?.value ?? 0,
          itemStyle: { color: bars[index]?.color ?? MUTED },
        })),
        label: {
          show: true,
          position: 'right' as const,
          color: INK,
          fontSize: FONT_SIZE,
          formatter: ({ dataIndex }) => rows[dataIndex]?.bars[index]?.text ?? '',
        },
      })),
    },
  };
}
