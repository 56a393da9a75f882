import { byCodeUnit } from '../../common/document/code-unit-order.js';
import { sumDecimals } from '../../common/document/decimal.js';
import { sum } from '../../risk/engine/linalg/sum.js';
import type { Funding } from '../../risk/comparison-report.js';
import { BASE_CURRENCY } from '../../risk/gather-prices.js';
import { type ChangedPositions, changedPositions, pricedPositionOf } from './changed-positions.js';
import type { PricedPosition, PricedPositions } from './priced-position.js';
import type { Changes, PositionChange } from './what-if.js';
import { InvalidWhatIfError } from './what-if.errors.js';

/** Of the net value: what changes may leave unpaid when the one that pays has a change of its own. */
const UNPAID_TOLERANCE = 1e-9;

export interface AppliedChanges extends ChangedPositions {
  readonly funding: Funding | null;
}

/**
 * Adds each delta to its position, and takes what they cost together from `fund`: the net value stays. Deltas in
 * weight are fractions of the net value before. The order of the changes does not matter.
 * @throws InvalidWhatIfError for a change of what pays that does not pay for all
 */
export function applyChanges(
  pricedPositions: PricedPositions,
  { changes, fund }: Pick<Changes, 'changes'> & { readonly fund: string },
): AppliedChanges {
  const effects = [...changes]
    .sort((a, b) => byCodeUnit(a.ticker, b.ticker))
    .map((change) => effectOf(change, pricedPositions));
  const cost = sum(effects.map(({ valueChange }) => valueChange));
  const amounts = new Map(effects.map(({ ticker, amount }) => [ticker, amount]));
  if (amounts.has(fund)) {
    requirePaid(fund, cost, pricedPositions);
    return { ...changedPositions(pricedPositions, amounts), funding: null };
  }
  if (cost === 0) return { ...changedPositions(pricedPositions, amounts), funding: null };
  const { position, unitValue } = pricedPositionOf(pricedPositions, fund);
  amounts.set(fund, sumDecimals([position.quantity.amount, finite(-cost / unitValue, fund)]));
  const { weightUnit, isWeighted } = pricedPositions;
  return {
    ...changedPositions(pricedPositions, amounts),
    funding: {
      ticker: fund,
      weightChange: -cost / weightUnit,
      valueChange: isWeighted ? null : -cost,
    },
  };
}

interface Effect {
  readonly ticker: string;
  /** Of the position, in its own unit, afterwards. */
  readonly amount: number;
  readonly valueChange: number;
}

function effectOf({ ticker, delta }: PositionChange, pricedPositions: PricedPositions): Effect {
  const priced = pricedPositionOf(pricedPositions, ticker);
  const { unit, amount: before } = priced.position.quantity;
  const valueChange = finite(valueOfDelta({ ticker, delta }, priced, pricedPositions), ticker);
  // In the unit that it is held in, the change is what the caller wrote, to the last digit.
  const isOwnUnit =
    unit === delta.unit &&
    (unit !== 'dollars' || priced.currency === (delta.currency ?? BASE_CURRENCY)) &&
    (unit !== 'weight' || pricedPositions.weightUnit === 1);
  const change = isOwnUnit ? delta.amount : finite(valueChange / priced.unitValue, ticker);
  return { ticker, amount: sumDecimals([before, change]), valueChange };
}

function valueOfDelta(
  { ticker, delta }: PositionChange,
  priced: PricedPosition,
  { weightUnit, rates, sharePrices }: PricedPositions,
): number {
  switch (delta.unit) {
    case 'weight':
      return delta.amount * weightUnit;
    case 'dollars':
      return delta.amount * (rates.get(delta.currency ?? BASE_CURRENCY) ?? NaN);
    case 'shares':
      return delta.amount * (sharePrices.get(ticker) ?? priced.unitValue);
  }
}

function requirePaid(fund: string, cost: number, { weightUnit }: PricedPositions): void {
  if (Math.abs(cost) <= UNPAID_TOLERANCE * weightUnit) return;
  const detail = `pays for the other changes, so its own must be what they cost: ${(cost / weightUnit).toString()} of the net value is left over; leave it out, or name another to pay`;
  throw new InvalidWhatIfError([{ ticker: fund, detail }]);
}

function finite(value: number, ticker: string): number {
  if (Number.isFinite(value)) return value;
  throw new InvalidWhatIfError([{ ticker, detail: 'its change is too large to calculate with' }]);
}
