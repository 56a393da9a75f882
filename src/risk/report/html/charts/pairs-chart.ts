import { columnPercent } from '../../number-format.js';
import { barRows } from './bar-rows.js';
import type { Chart } from './chart.js';

/** A fraction before and after a change; null where it is unknown. */
export interface Pair {
  readonly name: string;
  readonly before: number | null;
  readonly after: number | null;
}

/** Fractions before and after a change, two bars for each. */
export function pairsChart(
  words: { readonly id: string; readonly title: string },
  pairs: readonly Pair[],
): Chart {
  const rows = pairs.map(({ name, before, after }) => ({
    name,
    remark: '',
    bars: [
      { value: before ?? 0, text: `${columnPercent(before)} before`, color: 'var(--second)' },
      { value: after ?? 0, text: `${columnPercent(after)} after`, color: 'var(--first)' },
    ],
  }));
  return {
    ...words,
    description: `${rows
      .map(({ name, bars }) => `${name}: ${bars.map(({ text }) => text).join(', ')}`)
      .join('. ')}.`,
    draw: (canvas) => barRows(rows, canvas),
  };
}
