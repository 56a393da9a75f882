import type { NamedFactor } from '../../factors-by-share.js';
import { columnPercent, ratio } from '../../number-format.js';
import { type BarRow, barRows } from './bar-rows.js';
import type { Canvas, Chart } from './chart.js';

const MOST_ROWS = 12;

/** What each factor brings of the variance, the largest parts first, whatever their signs. */
export function factorsChart(factors: readonly NamedFactor[]): Chart {
  const shown = factors.slice(0, MOST_ROWS);
  const left = factors.length - shown.length;
  const rest = left === 0 ? '' : `; ${String(left)} smaller ones are in the table`;
  return {
    id: 'factors-chart',
    title: `Share of the variance that each factor brings${rest}`,
    description: `${shown.map((factor) => `${factor.key} ${remark(factor, 'wide')}`).join('. ')}.`,
    draw: (canvas) =>
      barRows(
        shown.map((factor) => row(factor, canvas)),
        canvas,
      ),
  };
}

/** What diversifies has a colour of its own; its sign says so as well. */
function row(factor: NamedFactor, canvas: Canvas): BarRow {
  const value = factor.share ?? 0;
  const color = value < 0 ? 'var(--third)' : 'var(--first)';
  return {
    name: factor.key,
    remark: remark(factor, canvas),
    bars: [{ value, text: '', color }],
  };
}

function remark({ share, exposure }: NamedFactor, canvas: Canvas): string {
  const text = columnPercent(share);
  return canvas === 'narrow' ? text : `${text}, exposure ${ratio(exposure)}`;
}
