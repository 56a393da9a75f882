import type { AlternativeWeight } from '../../alternative-weights.js';
import { columnPercent } from '../../number-format.js';
import { barRows } from './bar-rows.js';
import type { Chart } from './chart.js';

const MOST_ROWS = 10;

/** What the heaviest assets weigh, and would weigh at the least variance and at even risk. */
export function weightsChart(weights: readonly AlternativeWeight[]): Chart {
  const shown = weights.slice(0, MOST_ROWS);
  const rows = shown.map(({ ticker, now, leastVariance, evenRisk }) => ({
    name: ticker,
    remark: '',
    bars: [
      bar(now, 'held', 'var(--first)'),
      bar(leastVariance, 'least variance', 'var(--second)'),
      bar(evenRisk, 'even risk', 'var(--third)'),
    ],
  }));
  const left = weights.length - shown.length;
  const rest = left === 0 ? '' : `; ${String(left)} lighter ones are in the table`;
  return {
    id: 'weights-chart',
    title: `Weights held, of least variance and of even risk${rest}`,
    description: `${rows
      .map(({ name, bars }) => `${name}: ${bars.map(({ text }) => text).join(', ')}`)
      .join('. ')}.`,
    draw: (canvas) => barRows(rows, canvas),
  };
}

function bar(weight: number | null, what: string, color: string) {
  return { value: weight ?? 0, text: `${columnPercent(weight)} ${what}`, color };
}
