import CliTable from 'cli-table3';
import type { Paint } from './palette.js';
import { printable } from './printable.js';

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Holds names that others chose: a text wider than 20 columns is cut with an ellipsis. */
  readonly isCut?: boolean;
}

/** A cell's text, and how it is painted; plain text for a cell like any other. */
export type Cell = string | { readonly text: string; readonly paint: Paint };

interface TableOptions {
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** Paint of the column titles. */
  readonly heading: Paint;
}

const CUT_WIDTH = 20;

const NO_BORDERS = Object.fromEntries(
  [
    ...['top', 'top-mid', 'top-left', 'top-right', 'bottom', 'bottom-mid', 'bottom-left'],
    ...['bottom-right', 'left', 'left-mid', 'mid', 'mid-mid', 'right', 'right-mid'],
  ].map((part) => [part, '']),
);

/**
 * Lines of a table without borders, indented by two: columns two spaces apart, wide (CJK) characters
 * counted as the two columns they take, and everything in it made printable.
 */
export function table({ columns, rows, heading }: TableOptions): readonly string[] {
  const grid = new CliTable({
    chars: { ...NO_BORDERS, middle: '  ' },
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 0 },
    colAligns: columns.map((column) => column.align),
    colWidths: columns.map(({ isCut }, index) =>
      isCut === true && rows.some((row) => mayBeWide(row[index])) ? CUT_WIDTH : null,
    ),
  });
  if (columns.some((column) => column.title !== '')) {
    grid.push(columns.map(({ title: text }) => painted({ text, paint: heading })));
  }
  for (const row of rows) grid.push(row.map(painted));
  return grid
    .toString()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
}

function painted(cell: Cell): string {
  if (typeof cell === 'string') return printable(cell);
  // The colour of nothing would keep the end of the line from being trimmed.
  return cell.text === '' ? '' : cell.paint(printable(cell.text));
}

/** A character beyond ASCII may take two columns. */
function mayBeWide(cell: Cell | undefined): boolean {
  const text = printable(typeof cell === 'string' ? cell : (cell?.text ?? ''));
  return text.length * (/[^\p{ASCII}]/u.test(text) ? 2 : 1) > CUT_WIDTH;
}
