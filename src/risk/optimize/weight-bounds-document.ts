import { sortedEntries } from '../../common/document/code-unit-order.js';
import { type DecimalBounds, readDecimal } from '../../common/document/decimal-literal.js';
import type { DocumentNode, MapNode } from '../../common/document/document-node.js';
import type { FaultList } from '../../common/document/fault-list.js';
import { asMap, asScalar, optionalField, refuseUnknownKeys } from '../../common/document/fields.js';
import { checkTicker } from '../../portfolio/ticker-document.js';
import type { WeightBounds } from '../engine/optimize/optimization-problem.js';

/** Weights beyond ten times the net value are a slip. */
const WEIGHT_BOUNDS: DecimalBounds = { maxDecimals: 8, below: 10 };
const USUAL: WeightBounds = { lower: 0, upper: 1 };

/** `bounds`: by ticker, `{ "lower": 0, "upper": 0.2 }`; a side that is left out is 0 or 1. */
export function readWeightBounds(
  root: MapNode,
  faults: FaultList,
): ReadonlyMap<string, WeightBounds> {
  const node = optionalField(root, 'bounds');
  const map = node === null ? null : asMap(node, '{ "NVDA": { "upper": 0.2 } }', faults);
  const bounds = new Map<string, WeightBounds>();
  for (const [ticker, entry] of map?.entries ?? []) {
    checkTicker(ticker, entry, faults);
    const pair = readPair(entry, faults);
    if (pair !== null) bounds.set(ticker, pair);
  }
  return new Map(sortedEntries(bounds));
}

function readPair(node: DocumentNode, faults: FaultList): WeightBounds | null {
  const map = asMap(node, '{ "lower": 0, "upper": 0.2 }', faults);
  if (map === null) return null;
  refuseUnknownKeys(map, ['lower', 'upper'], 'bounds', faults);
  const lower = readEnd(map, 'lower', faults);
  const upper = readEnd(map, 'upper', faults);
  if (lower <= upper) return { lower, upper };
  faults.report(
    'out-of-bounds',
    map,
    `the lower bound ${String(lower)} is above the upper bound ${String(upper)}`,
  );
  return null;
}

function readEnd(map: MapNode, side: keyof WeightBounds, faults: FaultList): number {
  const node = optionalField(map, side);
  const scalar = node === null ? null : asScalar(node, '0.2', faults);
  return (scalar === null ? null : faults.take(readDecimal(scalar, WEIGHT_BOUNDS))) ?? USUAL[side];
}
