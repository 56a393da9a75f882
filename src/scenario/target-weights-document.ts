import { sortedEntries } from '../common/document/code-unit-order.js';
import { readDecimal } from '../common/document/decimal-literal.js';
import { sumDecimals } from '../common/document/decimal.js';
import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asMap, asScalar, requiredField } from '../common/document/fields.js';
import { MAX_POSITIONS } from '../portfolio/portfolio.js';
import { QUANTITY_BOUNDS } from '../portfolio/quantity-bounds.js';
import { checkTicker } from '../portfolio/ticker-document.js';

const SUM_TOLERANCE = 1e-6;

interface TargetWeightsForm {
  readonly key: string;
  /** What the weights add up to: 1 within 1e-6, or anything positive. */
  readonly sum: 'one' | 'positive';
}

const STORED_FORM: TargetWeightsForm = { key: 'target_weights', sum: 'one' };

/** `target_weights`: fractions by ticker that add up to 1, in code-unit order. */
export function readTargetWeights(
  root: MapNode,
  faults: FaultList,
  { key, sum }: TargetWeightsForm = STORED_FORM,
): ReadonlyMap<string, number> {
  const meaning = sum === 'one' ? 'a weight by ticker, 1 in all' : 'a weight by ticker';
  const node = requiredField(root, key, meaning, faults);
  const map = node === null ? null : asMap(node, '{ SPY: 0.6, BND: 0.4 }', faults);
  if (map === null) return new Map();
  if (map.entries.size > MAX_POSITIONS) {
    const count = map.entries.size.toString();
    const detail = `there are ${count} weights; at most ${MAX_POSITIONS.toString()} are kept`;
    faults.report('too-many-positions', map, detail);
    return new Map();
  }
  const weights = new Map<string, number>();
  for (const [ticker, entry] of map.entries) {
    const weight = readWeight(ticker, entry, faults);
    if (weight !== null) weights.set(ticker, weight);
  }
  if (weights.size === map.entries.size) requireSum(map, [...weights.values()], sum, faults);
  return new Map(sortedEntries(weights));
}

function readWeight(ticker: string, node: DocumentNode, faults: FaultList): number | null {
  checkTicker(ticker, node, faults);
  const scalar = asScalar(node, '0.6', faults);
  return scalar === null ? null : faults.take(readDecimal(scalar, QUANTITY_BOUNDS.weight));
}

function requireSum(
  map: MapNode,
  weights: readonly number[],
  required: TargetWeightsForm['sum'],
  faults: FaultList,
): void {
  const sum = sumDecimals(weights);
  const isMet =
    required === 'one' ? Math.abs(sumDecimals([...weights, -1])) <= SUM_TOLERANCE : sum > 0;
  if (isMet) return;
  const detail = `the weights add up to ${sum.toString()}; they must add up to ${required === 'one' ? '1' : 'more than 0'}`;
  faults.report('weights-sum', map, detail);
}
