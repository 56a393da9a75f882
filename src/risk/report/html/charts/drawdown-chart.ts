import type { DrawdownCurve } from '../../drawdown-curve.js';
import { columnPercent } from '../../number-format.js';
import { FONT_SIZE, INK, LINE, MUTED, tick } from './chart-style.js';
import type { Chart } from './chart.js';

const HEIGHT = 260;
const BAD = 'var(--bad)';

/** How far below its peak the portfolio would have been, month by month; the deepest fall is marked. */
export function drawdownChart({ months, falls }: DrawdownCurve, note: string): Chart {
  const depths = falls.map((fall) => (fall === 0 ? 0 : -fall));
  const deepest = depths.indexOf(Math.min(...depths));
  const depth = depths[deepest] ?? 0;
  const mark = `${columnPercent(depth)} in ${months[deepest] ?? ''}`;
  return {
    id: 'drawdown-chart',
    title: "Below the peak, with today's weights",
    description: depth === 0 ? 'Never below its peak.' : `Deepest: ${mark}; ${note}.`,
    draw: (canvas) => ({
      height: HEIGHT,
      option: {
        grid: { top: 16, bottom: 28, left: 52, right: 24 },
        xAxis: {
          type: 'category',
          data: [...months],
          boundaryGap: false,
          position: 'bottom',
          axisLine: { onZero: false, lineStyle: { color: MUTED } },
          axisTick: { show: false },
          axisLabel: {
            color: MUTED,
            fontSize: FONT_SIZE,
            interval: labelInterval(months, canvas === 'wide' ? 10 : 4),
            formatter: (month: string) => month.slice(0, 4),
          },
        },
        yAxis: {
          type: 'value',
          max: 0,
          splitNumber: 4,
          axisLabel: { color: MUTED, fontSize: FONT_SIZE, formatter: tick },
          splitLine: { lineStyle: { color: LINE } },
        },
        series: [
          {
            type: 'line',
            silent: true,
            clip: false,
            symbol: 'none',
            data: depths,
            lineStyle: { color: BAD, width: 1.5 },
            areaStyle: { color: BAD, opacity: 0.2, origin: 0 },
            ...(depth === 0
              ? {}
              : { markPoint: deepestPoint(deepest, depth, mark, months.length) }),
          },
        ],
      },
    }),
  };
}

/** Labels at Januaries alone, and not more than fit. */
function labelInterval(
  months: readonly string[],
  most: number,
): (index: number, month: string) => boolean {
  const years = Math.ceil(months.length / 12);
  const step = Math.max(1, Math.ceil(years / most));
  const first = Number(months[0]?.slice(0, 4) ?? 0);
  return (_, month) => month.endsWith('-01') && (Number(month.slice(0, 4)) - first) % step === 0;
}

function deepestPoint(index: number, depth: number, text: string, count: number): object {
  const isLate = index > count / 2;
  return {
    silent: true,
    symbol: 'circle',
    symbolSize: 8,
    itemStyle: { color: BAD },
    data: [{ coord: [index, depth] }],
    label: {
      show: true,
      color: INK,
      fontSize: FONT_SIZE,
      formatter: text,
      position: isLate ? 'left' : 'right',
      distance: 8,
    },
  };
}
