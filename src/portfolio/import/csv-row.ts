import type { MapNode, ScalarNode } from '../../common/document/document-node.js';
import { childPointer } from '../../common/document/json-pointer.js';

/** The columns there are; which of the three quantities a file has is its own choice. */
export const CSV_COLUMNS = [
  'ticker',
  'shares',
  'dollars',
  'weight',
  'currency',
  'type',
  'account',
] as const;

export type CsvColumn = (typeof CSV_COLUMNS)[number];

/** A row of a file of positions: what its cells say, empty ones left out. */
export interface CsvRow {
  readonly line: number;
  readonly cells: ReadonlyMap<CsvColumn, CsvCell>;
}

export interface CsvCell {
  readonly text: string;
  /** One-based, of the table. */
  readonly column: number;
}

/** The cell as a value of the portfolio document. */
export function cellNode({ line }: CsvRow, { text, column }: CsvCell, pointer: string): ScalarNode {
  return { kind: 'scalar', text, quoted: false, pointer, line, column };
}

/** A row as a position of the portfolio document. */
export function rowNode(row: CsvRow, ticker: string): MapNode {
  const pointer = positionPointer(ticker);
  const entries = POSITION_COLUMNS.flatMap((key) => {
    const cell = row.cells.get(key);
    if (cell === undefined) return [];
    return [[key, cellNode(row, cell, childPointer(pointer, key))] as const];
  });
  return { kind: 'map', entries: new Map(entries), pointer, line: row.line, column: 1 };
}

export function positionPointer(ticker: string): string {
  return childPointer('/portfolio_input', ticker);
}

const POSITION_COLUMNS = ['shares', 'dollars', 'weight', 'currency', 'type'] as const;
