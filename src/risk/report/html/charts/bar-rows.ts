import { FONT_SIZE, INK, MUTED } from './chart-style.js';
import type { Canvas, Drawing } from './chart.js';
import { rowLayout, type RowWords } from './row-layout.js';
import { shareAxis } from './share-axis.js';

/** One bar, and the words at its end; none for none. */
export interface Bar {
  readonly value: number;
  readonly text: string;
  readonly color: string;
}

/** As many bars as every other row has. */
export interface BarRow extends RowWords {
  readonly bars: readonly Bar[];
}

const BAR_HEIGHT = 15;
/** Room for the words at the end of a bar. */
const TEXT_WIDTH = { wide: 140, narrow: 120 } as const;

/** Bars that lie, some for each row. */
export function barRows(rows: readonly BarRow[], canvas: Canvas): Drawing {
  const barsInRow = rows[0]?.bars.length ?? 0;
  const { height, grid, yAxis } = rowLayout(rows, canvas, { barsHeight: barsInRow * BAR_HEIGHT });
  const hasTexts = rows.some(({ bars }) => bars.some(({ text }) => text !== ''));
  return {
    height,
    option: {
      grid: hasTexts ? { ...grid, right: TEXT_WIDTH[canvas] } : grid,
      xAxis: shareAxis(canvas),
      yAxis,
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
          show: hasTexts,
          position: 'right' as const,
          color: INK,
          fontSize: FONT_SIZE,
          formatter: ({ dataIndex }) => rows[dataIndex]?.bars[index]?.text ?? '',
        },
      })),
    },
  };
}
