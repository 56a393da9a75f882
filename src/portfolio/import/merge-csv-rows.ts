import { decimalText, sumDecimals } from '../../common/document/decimal.js';
import type { DocumentNode, MapNode, ScalarNode } from '../../common/document/document-node.js';
import { excerpt } from '../../common/document/excerpt.js';
import { FaultList } from '../../common/document/fault-list.js';
import { childPointer } from '../../common/document/json-pointer.js';
import type { Position } from '../portfolio.js';
import { readPosition } from '../position-document.js';
import { cellNode, type CsvRow, positionPointer, rowNode } from './csv-row.js';

/** A row that is a position by itself. */
interface ReadRow {
  readonly row: CsvRow;
  readonly position: Position;
}

/** The rows of one ticker, so far. */
interface TickerRows {
  readonly parts: ReadRow[];
  readonly accounts: Set<string | undefined>;
}

function accountOf({ row }: ReadRow): string | undefined {
  return row.cells.get('account')?.text;
}

/**
 * The positions of a table as `portfolio_input`. Rows of one ticker are its parts in several accounts: they add up, as
 * decimals. Every row that cannot be taken is reported, and left out.
 */
export function mergeCsvRows(rows: readonly CsvRow[], faults: FaultList): MapNode {
  const byTicker = new Map<string, TickerRows>();
  for (const row of rows) {
    const read = readRow(row, faults);
    if (read === null) continue;
    const known = byTicker.get(read.position.ticker);
    if (known !== undefined && !isPartBeside(known, read, faults)) continue;
    const of = known ?? { parts: [], accounts: new Set() };
    of.parts.push(read);
    of.accounts.add(accountOf(read));
    byTicker.set(read.position.ticker, of);
  }
  const entries = [...byTicker].map(
    ([ticker, { parts }]) => [ticker, positionNode(parts)] as const,
  );
  return {
    kind: 'map',
    entries: new Map(entries),
    pointer: '/portfolio_input',
    line: 1,
    column: 1,
  };
}

function readRow(row: CsvRow, faults: FaultList): ReadRow | null {
  const cell = row.cells.get('ticker');
  if (cell === undefined) {
    const place = { pointer: '', line: row.line, column: 1 };
    faults.report('missing', place, 'the row has no ticker');
    return null;
  }
  const ofRow = new FaultList();
  const position = readPosition(cell.text, rowNode(row, cell.text), ofRow);
  const reading = faults.take(ofRow.reading(position));
  return reading === null ? null : { row, position: reading };
}

/** Whether a row goes with those of its ticker that came before. */
function isPartBeside({ parts, accounts }: TickerRows, read: ReadRow, faults: FaultList): boolean {
  const [first] = parts;
  if (first === undefined) return true;
  const { row, position } = read;
  const { ticker } = position;
  const place = { pointer: positionPointer(ticker), line: row.line, column: 1 };
  const account = accountOf(read);
  const before = `the row of ${excerpt(ticker)} in line ${first.row.line.toString()}`;
  if (account === undefined || !first.row.cells.has('account')) {
    const detail = `${excerpt(ticker)} is in line ${first.row.line.toString()} already; only parts in several accounts have several rows`;
    faults.report('duplicate-key', place, detail);
    return false;
  }
  if (accounts.has(account)) {
    const detail = `the account ${excerpt(account)} of ${excerpt(ticker)} is there already`;
    faults.report('duplicate-account', place, detail);
    return false;
  }
  const differing = (['currency', 'type'] as const).filter(
    (key) => position[key] !== first.position[key],
  );
  if (position.quantity.unit !== first.position.quantity.unit) {
    faults.report('one-quantity', place, `${before} has another unit`);
    return false;
  }
  for (const key of differing)
    faults.report('invalid-choice', place, `${before} has another ${key}`);
  return differing.length === 0;
}

function positionNode(parts: readonly ReadRow[]): DocumentNode {
  const [first] = parts;
  const { row, position } = first as ReadRow;
  const node = rowNode(row, position.ticker);
  if (!row.cells.has('account')) return node;
  const { unit } = position.quantity;
  const total = sumDecimals(parts.map((part) => part.position.quantity.amount));
  const pointer = childPointer(node.pointer, 'accounts');
  const place = { line: row.line, column: 1 };
  const entries = new Map<string, DocumentNode>([
    ...node.entries,
    [
      unit,
      {
        kind: 'scalar',
        text: decimalText(total),
        quoted: false,
        pointer: childPointer(node.pointer, unit),
        ...place,
      } satisfies ScalarNode,
    ],
    [
      'accounts',
      {
        kind: 'list',
        items: parts.map((part, index) => partNode(part, `${pointer}/${index.toString()}`)),
        pointer,
        ...place,
      },
    ],
  ]);
  return { ...node, entries };
}

function partNode({ row, position }: ReadRow, pointer: string): MapNode {
  const { unit } = position.quantity;
  const node = (
    key: 'account' | typeof unit,
    name: string,
  ): readonly (readonly [string, ScalarNode])[] => {
    const cell = row.cells.get(key);
    return cell === undefined ? [] : [[name, cellNode(row, cell, childPointer(pointer, name))]];
  };
  const entries = new Map([...node('account', 'id'), ...node(unit, unit)]);
  return { kind: 'map', entries, pointer, line: row.line, column: 1 };
}
