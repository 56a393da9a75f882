import type { GridComponentOption } from 'echarts/components';
import { FONT_SIZE, INK } from './chart-style.js';
import { chartText } from './chart-text.js';
import type { Canvas } from './chart.js';
import type { ChartOption } from './chart-option.js';

/** A row of a chart: what it is about, and what there is to say of it. */
export interface RowWords {
  readonly name: string;
  /** At the other end of the row; nothing for none. */
  readonly remark: string;
}

/** Where the rows of a chart are, for its `grid` and `yAxis`. */
export interface RowLayout {
  readonly height: number;
  readonly grid: GridComponentOption;
  readonly yAxis: NonNullable<ChartOption['yAxis']>;
}

interface RowSize {
  /** Of all that is drawn in one row. */
  readonly barsHeight: number;
  /** Above the first row. @default 8 */
  readonly top?: number;
}

const GAP = 14;
const AXIS_HEIGHT = 28;
const NAME_WIDTH = 190;
const NAME_COLUMNS = { wide: 26, narrow: 32 } as const;
const REMARK_WIDTH = 190;
/** On a phone the words of a row stand above its bars. */
const WORDS_HEIGHT = 18;

/** Names on the left and remarks on the right of the bars; on a phone both stand above them. */
export function rowLayout(
  rows: readonly RowWords[],
  canvas: Canvas,
  { barsHeight, top = 8 }: RowSize,
): RowLayout {
  const isNarrow = canvas === 'narrow';
  const hasRemarks = rows.some(({ remark }) => remark !== '');
  const rowHeight = barsHeight + GAP + (isNarrow ? WORDS_HEIGHT : 0);
  const names = rows.map(({ name }) => chartText(name, { columns: NAME_COLUMNS[canvas] }));
  const remarks = rows.map(({ remark }) => remark);
  const side = (align: 'left' | 'right'): object => (isNarrow ? above(barsHeight, align) : BESIDE);
  return {
    height: top + rows.length * rowHeight + AXIS_HEIGHT,
    grid: {
      top,
      bottom: AXIS_HEIGHT,
      left: isNarrow ? 4 : NAME_WIDTH,
      right: isNarrow ? 16 : hasRemarks ? REMARK_WIDTH : 24,
    },
    yAxis: [words(names, side('left')), ...(hasRemarks ? [words(remarks, side('right'))] : [])],
  };
}

function words(texts: readonly string[], axisLabel: object): object {
  return {
    type: 'category',
    inverse: true,
    data: texts,
    axisLine: { show: false },
    axisTick: { show: false },
    axisLabel,
    z: 10,
  };
}

const BESIDE = { color: INK, fontSize: FONT_SIZE, interval: 0 };

/** Lines behind the words do not cross them. */
function above(barsHeight: number, align: 'left' | 'right'): object {
  return {
    ...BESIDE,
    inside: true,
    margin: 0,
    align,
    verticalAlign: 'bottom',
    padding: [0, 2, barsHeight / 2 + 2, 2],
    textBorderColor: 'var(--card)',
    textBorderWidth: 3,
  };
}
