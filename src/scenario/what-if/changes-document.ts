import type { DocumentNode, MapNode } from '../../common/document/document-node.js';
import { readDecimal } from '../../common/document/decimal-literal.js';
import { excerpt } from '../../common/document/excerpt.js';
import type { FaultList } from '../../common/document/fault-list.js';
import {
  asList,
  asMap,
  asScalar,
  optionalField,
  refuseUnknownKeys,
  requiredField,
} from '../../common/document/fields.js';
import { checkCurrency } from '../../portfolio/currency-document.js';
import { MAX_POSITIONS } from '../../portfolio/portfolio.js';
import { QUANTITY_BOUNDS } from '../../portfolio/quantity-bounds.js';
import { readTicker } from '../../portfolio/ticker-document.js';
import { readChangeText, readWeightChange } from './change-text.js';
import type { Delta, PositionChange } from './what-if.js';

const UNIT_KEYS = ['weight', 'dollars', 'shares', 'change'] as const;
type UnitKey = (typeof UNIT_KEYS)[number];

/** `changes`: each with a ticker and one delta; a ticker may have one only. */
export function readChanges(node: DocumentNode, faults: FaultList): readonly PositionChange[] {
  const list = asList(node, '[{ "ticker": "NVDA", "weight": "+5%" }]', faults);
  if (list === null) return [];
  if (list.items.length > MAX_POSITIONS) {
    const detail = `there are ${list.items.length.toString()} changes; at most ${MAX_POSITIONS.toString()} are read`;
    faults.report('too-many-positions', list, detail);
    return [];
  }
  const seen = new Set<string>();
  return list.items
    .map((item) => readChange(item, seen, faults))
    .filter((change) => change !== null);
}

function readChange(
  node: DocumentNode,
  seen: Set<string>,
  faults: FaultList,
): PositionChange | null {
  const map = asMap(node, '{ "ticker": "NVDA", "weight": "+5%" }', faults);
  if (map === null) return null;
  refuseUnknownKeys(map, ['ticker', ...UNIT_KEYS, 'currency'], 'a change', faults);
  const tickerNode = requiredField(map, 'ticker', 'the position to change', faults);
  const ticker = tickerNode === null ? null : readTicker(tickerNode, faults);
  if (ticker !== null && seen.has(ticker)) {
    const detail = `${excerpt(ticker)} is changed already; each ticker may be changed once`;
    faults.report('duplicate-change', node, detail);
  }
  if (ticker !== null) seen.add(ticker);
  const delta = readDelta(map, faults);
  return ticker === null || delta === null ? null : { ticker, delta };
}

function readDelta(map: MapNode, faults: FaultList): Delta | null {
  const given = UNIT_KEYS.flatMap((key) => {
    const node = optionalField(map, key);
    return node === null ? [] : [{ key, node }];
  });
  const [first] = given;
  const currency = readCurrency(map, first?.key, faults);
  if (first === undefined || given.length > 1) {
    const found = given.length === 0 ? 'none of them' : given.map(({ key }) => key).join(' and ');
    const detail = `there is ${found}; a change has one of ${UNIT_KEYS.join(', ')}`;
    faults.report('one-quantity', map, detail);
    return null;
  }
  const { key, node } = first;
  const scalar = asScalar(node, '0.03', faults);
  if (scalar === null) return null;
  if (key === 'change') return readChangeText(scalar, faults);
  const amount =
    key === 'weight'
      ? readWeightChange(scalar, faults)
      : faults.take(readDecimal(scalar, QUANTITY_BOUNDS[key]));
  return amount === null ? null : { unit: key, amount, currency };
}

function readCurrency(map: MapNode, key: UnitKey | undefined, faults: FaultList): string | null {
  const node = optionalField(map, 'currency');
  const scalar = node === null ? null : asScalar(node, 'EUR', faults);
  if (scalar === null) return null;
  checkCurrency(scalar.text, scalar, faults);
  if (key !== 'dollars') {
    faults.report('exclusive-keys', scalar, 'only a change in dollars has a currency');
  }
  return scalar.text;
}
