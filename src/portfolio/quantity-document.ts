import { readDecimal } from '../common/document/decimal-literal.js';
import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asScalar, optionalField } from '../common/document/fields.js';
import type { Quantity, QuantityUnit } from './portfolio.js';
import { QUANTITY_BOUNDS } from './quantity-bounds.js';

export const QUANTITY_UNITS = ['shares', 'dollars', 'weight'] as const satisfies QuantityUnit[];

/** The one of shares, dollars and weight that a position has; reports none and several. */
export function readQuantity(
  position: MapNode,
  ticker: string,
  faults: FaultList,
): Quantity | null {
  const given = QUANTITY_UNITS.flatMap((unit) => {
    const node = optionalField(position, unit);
    return node === null ? [] : [{ unit, amount: readAmount(node, unit, faults) }];
  });
  const [quantity] = given;
  if (quantity === undefined || given.length > 1) {
    const found = given.length === 0 ? 'none of them' : given.map(({ unit }) => unit).join(' and ');
    const detail = `${excerpt(ticker)} has ${found}; a position has shares, dollars or a weight`;
    faults.report('one-quantity', position, detail);
    return null;
  }
  return quantity.amount === null ? null : { unit: quantity.unit, amount: quantity.amount };
}

/** An amount in `unit`, within its bounds. */
export function readAmount(
  node: DocumentNode,
  unit: QuantityUnit,
  faults: FaultList,
): number | null {
  const scalar = asScalar(node, '25', faults);
  const amount = scalar === null ? null : faults.take(readDecimal(scalar, QUANTITY_BOUNDS[unit]));
  if (amount === 0 && unit === 'shares') {
    faults.report('zero-quantity', node, 'zero shares are no position; leave it out');
  }
  return amount;
}
