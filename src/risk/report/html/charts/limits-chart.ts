import type { LimitStatus } from '../../../engine/analysis-result.js';
import { type NamedCheck, usedPart } from '../../checks-worst-first.js';
import { columnPercent } from '../../number-format.js';
import { FONT_SIZE, INK, LINE, MUTED, tick } from './chart-style.js';
import type { Canvas, Chart, Drawing } from './chart.js';
import { LABEL_ABOVE_HEIGHT, LABEL_BESIDE, LABEL_BESIDE_WIDTH, labelAbove } from './row-label.js';

/** A bar that uses more of its limit than this ends here: how much more stands beside it. */
const LONGEST_BAR = 1.5;

const GAUGE_HEIGHT = 14;
const ROW_HEIGHT = 30;
const TOP = 22;
const AXIS_HEIGHT = 28;
const VERDICT_WIDTH = 180;

const COLOR_OF_STATUS: Readonly<Record<LimitStatus, string>> = {
  breach: 'var(--bad)',
  warn: 'var(--caution)',
  unknown: 'var(--muted)',
  pass: 'var(--good)',
};

/** How much of each limit is used, as gauges that end at one and a half times the limit. */
export function limitsChart(checks: readonly NamedCheck[]): Chart {
  const breached = checks.filter(({ status }) => status === 'breach').map(({ name }) => name);
  const summary =
    breached.length === 0 ? 'No limit is breached' : `Breached: ${breached.join(', ')}`;
  const verdicts = checks.map((check) => `${check.name} ${verdict(check)}`);
  return {
    id: 'limits-chart',
    title: 'How much of each limit is used',
    description: `${[summary, ...verdicts].join('. ')}.`,
    draw: (canvas) => gauges(checks, canvas),
  };
}

function gauges(checks: readonly NamedCheck[], canvas: Canvas): Drawing {
  const isNarrow = canvas === 'narrow';
  const rowHeight = ROW_HEIGHT + (isNarrow ? LABEL_ABOVE_HEIGHT : 0);
  return {
    height: TOP + checks.length * rowHeight + AXIS_HEIGHT,
    option: {
      grid: {
        top: TOP,
        bottom: AXIS_HEIGHT,
        left: isNarrow ? 8 : LABEL_BESIDE_WIDTH,
        right: isNarrow ? 16 : VERDICT_WIDTH,
      },
      xAxis: {
        type: 'value',
        max: LONGEST_BAR,
        interval: 0.5,
        axisLabel: { color: MUTED, fontSize: FONT_SIZE, formatter: tick },
        splitLine: { lineStyle: { color: LINE } },
      },
      yAxis: isNarrow
        ? names(
            checks.map((check) => `${check.name} ${verdict(check)}`),
            labelAbove(GAUGE_HEIGHT),
          )
        : [
            names(
              checks.map(({ name }) => name),
              LABEL_BESIDE,
            ),
            names(checks.map(verdict), LABEL_BESIDE),
          ],
      series: [
        {
          type: 'bar',
          silent: true,
          barWidth: GAUGE_HEIGHT,
          showBackground: true,
          backgroundStyle: { color: 'var(--track)' },
          data: checks.map((check) => ({
            value: barLength(check),
            itemStyle: { color: COLOR_OF_STATUS[check.status] },
          })),
          markLine: {
            silent: true,
            symbol: 'none',
            data: [{ xAxis: 1 }],
            lineStyle: { color: INK, type: 'solid', width: 2 },
            label: { color: INK, fontSize: FONT_SIZE, position: 'start', formatter: 'limit' },
          },
        },
      ],
    },
  };
}

function names(texts: readonly string[], axisLabel: object): object {
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

function verdict(check: NamedCheck): string {
  const { status, actual, limit } = check;
  return actual === null
    ? status
    : `${status}: ${columnPercent(actual)} of ${columnPercent(limit)}`;
}

/** Any use of a limit of zero is more than it. */
function barLength(check: NamedCheck): number {
  const { actual } = check;
  const used = usedPart(check) ?? (actual !== null && actual > 0 ? LONGEST_BAR : 0);
  return Math.min(LONGEST_BAR, Math.max(0, used));
}
