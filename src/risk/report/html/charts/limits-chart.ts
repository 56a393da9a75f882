import type { LimitStatus } from '../../../engine/analysis-result.js';
import { type NamedCheck, usedPart } from '../../checks-worst-first.js';
import { columnPercent } from '../../number-format.js';
import { FONT_SIZE, INK } from './chart-style.js';
import type { Canvas, Chart, Drawing } from './chart.js';
import { rowLayout } from './row-layout.js';
import { shareAxis } from './share-axis.js';

/** A bar that uses more of its limit than this ends here: how much more stands beside it. */
const LONGEST_BAR = 1.5;

const GAUGE_HEIGHT = 14;
/** Room for the word above the line of the limit. */
const TOP = 22;

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
  const rows = checks.map((check) => ({
    name: check.name,
    remark: canvas === 'wide' ? verdict(check) : shortVerdict(check),
  }));
  const { height, grid, yAxis } = rowLayout(rows, canvas, { barsHeight: GAUGE_HEIGHT, top: TOP });
  return {
    height,
    option: {
      grid,
      xAxis: { ...shareAxis(canvas), max: LONGEST_BAR, interval: 0.5 },
      yAxis,
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

function verdict(check: NamedCheck): string {
  const { status, actual, limit } = check;
  return actual === null
    ? status
    : `${status}: ${columnPercent(actual)} of ${columnPercent(limit)}`;
}

function shortVerdict(check: NamedCheck): string {
  const used = usedPart(check);
  return used === null ? check.status : `${check.status}, ${(used * 100).toFixed(0)}% used`;
}

/** Any use of a limit of zero is more than it. */
function barLength(check: NamedCheck): number {
  const { actual } = check;
  const used = usedPart(check) ?? (actual !== null && actual > 0 ? LONGEST_BAR : 0);
  return Math.min(LONGEST_BAR, Math.max(0, used));
}
