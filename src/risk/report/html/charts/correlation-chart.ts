import type { HeatmapSeriesOption } from 'echarts/charts';
import type { Correlations } from '../../riskiest-correlations.js';
import { FONT_SIZE, INK } from './chart-style.js';
import { chartText } from './chart-text.js';
import { type Canvas, type Chart, type Drawing, WIDTH_OF_CANVAS } from './chart.js';

/** Steps of the scale by their lower ends; the page has a colour for each, and letters that can be read on it. */
const STEPS = [-1, -0.75, -0.5, -0.25, -0.05, 0.05, 0.25, 0.5, 0.75] as const;

/** A cell narrower than this has no room for its number. */
const NUMBER_WIDTH = 28;
const LABEL_WIDTH = { wide: 120, narrow: 72 } as const;
const LABEL_COLUMNS = { wide: 15, narrow: 8 } as const;
/** Letters of a name below its column, when it is turned to fit. */
const TURNED_COLUMNS = 7;
const COLUMN_WIDTH = 7;
/** Of a cell too narrow for its name. */
const TURNED_WIDTH = 48;
const ROW_HEIGHT = { wide: 34, narrow: 28 } as const;

/** Correlation of each pair, below the diagonal, as a colour and a number. */
export function correlationChart({ tickers, matrix }: Correlations, description: string): Chart {
  return {
    id: 'correlation-chart',
    title: 'Correlation of monthly returns',
    description,
    draw: (canvas) => heatMap(tickers, matrix, canvas),
  };
}

function heatMap(
  tickers: readonly string[],
  matrix: readonly (readonly number[])[],
  canvas: Canvas,
): Drawing {
  const height = tickers.length * ROW_HEIGHT[canvas] + 50;
  const left = LABEL_WIDTH[canvas];
  const cellWidth = (WIDTH_OF_CANVAS[canvas] - left - 8) / tickers.length;
  const isTurned = cellWidth < TURNED_WIDTH;
  const label = { color: INK, fontSize: FONT_SIZE };
  return {
    height,
    option: {
      grid: { top: 4, bottom: 46, left, right: 8 },
      xAxis: {
        type: 'category',
        data: tickers.map((ticker) =>
          chartText(ticker, {
            columns: isTurned ? TURNED_COLUMNS : Math.floor(cellWidth / COLUMN_WIDTH),
          }),
        ),
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: {
          ...label,
          interval: 0,
          rotate: isTurned ? 60 : 0,
        },
      },
      yAxis: {
        type: 'category',
        data: tickers.map((ticker) => chartText(ticker, { columns: LABEL_COLUMNS[canvas] })),
        inverse: true,
        axisTick: { show: false },
        axisLine: { show: false },
        axisLabel: { ...label, interval: 0 },
      },
      visualMap: {
        type: 'piecewise',
        show: false,
        dimension: 2,
        pieces: STEPS.map((min, step) => ({
          // What rounding leaves beyond -1 or 1 has a colour as well.
          ...(step === 0 ? {} : { gte: min }),
          ...(STEPS[step + 1] === undefined ? {} : { lt: STEPS[step + 1] }),
          color: `var(--heat-${step})`,
        })),
      },
      series: [cells(matrix, cellWidth >= NUMBER_WIDTH)],
    },
  };
}

function cells(matrix: readonly (readonly number[])[], hasNumbers: boolean): HeatmapSeriesOption {
  return {
    type: 'heatmap',
    silent: true,
    itemStyle: { borderColor: 'var(--card)', borderWidth: 1 },
    data: matrix.flatMap((row, y) =>
      row.slice(0, y + 1).map((value, x) => ({
        value: [x, y, value],
        label: { color: `var(--on-heat-${stepOf(value)})` },
      })),
    ),
    label: { show: hasNumbers, fontSize: FONT_SIZE, formatter: ({ data }) => cellText(data) },
  };
}

function stepOf(value: number): number {
  return Math.max(
    0,
    STEPS.findLastIndex((min) => value >= min),
  );
}

function cellText(data: unknown): string {
  const isCell = typeof data === 'object' && data !== null && 'value' in data;
  const value: unknown = isCell && Array.isArray(data.value) ? data.value[2] : undefined;
  return typeof value === 'number' ? value.toFixed(2) : '';
}
