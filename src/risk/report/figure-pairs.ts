import { type Cell, table } from './table.js';

/** A figure's text and what it is called. */
export type TextFigure = readonly [label: string, value: string];

/** The same, painted. */
export type Figure = readonly [label: string, value: Cell];

const COLUMNS = [
  { title: '', align: 'left' },
  { title: '', align: 'right' },
  { title: '', align: 'left' },
  { title: '', align: 'left' },
  { title: '', align: 'right' },
] as const;

/** Figures in two columns, read down the left one first. */
export function figurePairs(figures: readonly Figure[]): readonly string[] {
  const half = Math.ceil(figures.length / 2);
  const rows = figures.slice(0, half).map(([label, value], index): readonly Cell[] => {
    const [otherLabel, otherValue] = figures[half + index] ?? ['', ''];
    return [label, value, '', otherLabel, otherValue];
  });
  return table({ columns: COLUMNS, rows, heading: String });
}
