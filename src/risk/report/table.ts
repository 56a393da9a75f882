import CliTable from 'cli-table3';
import type { Paint } from './palette.js';
import { printable } from './printable.js';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** A cell's text, and how it is painted; plain text for a cell like any other. */
export type Cell = string | { readonly text: string; readonly paint: Paint };

interface TableOptions {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Paint of the column titles. */
  readonly heading: Paint;
}

const MAX_CELL_WIDTH = 26;
const WIDE = /[^\p{ASCII}█░]/u;

const NO_BORDERS = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
    ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ].map((part) => [part, '']),
);

/**
 * Lines of a table without borders: columns two spaces apart, indented by two, wide (CJK) characters
 * counted as the two columns they take, a text wider than 26 columns cut with an ellipsis.
 */
export function table({ columns, rows, heading }: TableOptions): readonly string[] {
  const grid = new CliTable({
    chars: { ...NO_BORDERS, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: columns.map((column) => column.align),
    colWidths: columns.map((_column, index) => cutWidth(rows.map((row) => row[index]))),
  });
  if (columns.some((column) => column.title !== '')) {
    grid.push(columns.map((column) => heading(printable(column.title))));
  }
  for (const row of rows) grid.push(row.map(paintCell));
  return grid
    .toString()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
}

function paintCell(cell: Cell): string {
  return typeof cell === 'string' ? printable(cell) : cell.paint(printable(cell.text));
}

/** Null lets the column be as wide as its widest cell; a character that may be wide is taken to be. */
function cutWidth(cells: readonly (Cell | undefined)[]): number | null {
  const widths = cells.map(textOf).map((text) => (WIDE.test(text) ? 2 : 1) * text.length);
  return Math.max(0, ...widths) > MAX_CELL_WIDTH ? MAX_CELL_WIDTH : null;
}

function textOf(cell: Cell | undefined): string {
  return printable(typeof cell === 'string' ? cell : (cell?.text ?? ''));
}
