import { sortedEntries } from '../common/document/code-unit-order.js';
import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asMap, isAbsent } from '../common/document/fields.js';
import { childPointer } from '../common/document/json-pointer.js';
import { MAX_POSITIONS, type Position } from './portfolio.js';
import { readPosition } from './position-document.js';

/** `portfolio_input`: positions by ticker, in code-unit order. It must be there and may be empty. */
export function readPositions(root: MapNode, faults: FaultList): readonly Position[] {
  const node = root.entries.get('portfolio_input');
  if (node === undefined) {
    const pointer = childPointer(root.pointer, 'portfolio_input');
    const detail =
      'portfolio_input is missing: the positions by ticker, such as { NVDA: { shares: 25 } }';
    faults.report('missing', { pointer, line: null, column: null }, detail);
    return [];
  }
  return isAbsent(node) ? [] : readEntries(node, faults);
}

function readEntries(node: DocumentNode, faults: FaultList): readonly Position[] {
  const map = asMap(node, '{ NVDA: { shares: 25 } }', faults);
  if (map === null) return [];
  if (map.entries.size > MAX_POSITIONS) {
    const count = map.entries.size.toString();
    const detail = `there are ${count} positions; at most ${MAX_POSITIONS.toString()} are kept`;
    faults.report('too-many-positions', map, detail);
    return [];
  }
  const positions = readInSourceOrder(map, faults);
  requireWeightsOnAllOrNone(map, positions, faults);
  return sortedEntries(positions).map(([, position]) => position);
}

/** Faults are listed from the top of the text down. */
function readInSourceOrder(map: MapNode, faults: FaultList): ReadonlyMap<string, Position> {
  const positions = new Map<string, Position>();
  for (const [ticker, node] of map.entries) {
    const position = readPosition(ticker, node, faults);
    if (position !== null) positions.set(ticker, position);
  }
  return positions;
}

/** Each position that differs from the first in having a weight or not is a fault. */
function requireWeightsOnAllOrNone(
  map: MapNode,
  positions: ReadonlyMap<string, Position>,
  faults: FaultList,
): void {
  const [first] = positions.values();
  if (first === undefined) return;
  for (const { ticker, quantity } of positions.values()) {
    if ((quantity.unit === 'weight') === (first.quantity.unit === 'weight')) continue;
    const detail = `${excerpt(ticker)} has ${quantity.unit}, ${excerpt(first.ticker)} ${first.quantity.unit}: either all positions have a weight or none`;
    faults.report('mixed-weights', map.entries.get(ticker) ?? map, detail);
  }
}
