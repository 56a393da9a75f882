import { byCodeUnit } from '../../common/document/code-unit-order.js';
import { invariant } from '../../common/invariant.js';
import { MAX_POSITIONS, type Position } from '../../portfolio/portfolio.js';
import type { Trade } from '../../risk/comparison-report.js';
import { sum } from '../../risk/engine/linalg/sum.js';
import { type PricedPosition, type PricedPositions, valueOf } from './priced-position.js';
import { InvalidWhatIfError } from './what-if.errors.js';

/** Below this part of the net value, what is left of a position is rounding: it was sold. */
const NEGLIGIBLE_WEIGHT = 1e-12;
/** Of the gross value: how exactly the net value is kept. */
const NET_VALUE_TOLERANCE = 1e-9;

/** Positions after a change. */
export interface ChangedPositions {
  /** In code-unit order of tickers. */
  readonly positions: readonly Position[];
  readonly trades: readonly Trade[];
}

/**
 * The positions with their new amounts, and what would be traded. Those that are named stay as they are if their amount
 * does; accounts of a changed one are unknown; what ends with nothing is gone.
 * @throws InvalidWhatIfError for amounts that no portfolio can have; InvariantError when the net value is not kept
 */
export function changedPositions(
  pricedPositions: PricedPositions,
  amounts: ReadonlyMap<string, number>,
  expectedNetValue: number = pricedPositions.netValue,
): ChangedPositions {
  const changed = [...amounts]
    .map(([ticker, amount]) => ({ priced: pricedPositionOf(pricedPositions, ticker), amount }))
    .map(({ priced, amount }) => ({ priced, amount: rounded(priced, amount, pricedPositions) }))
    .filter(({ priced, amount }) => amount !== priced.position.quantity.amount)
    .sort((a, b) => byCodeUnit(a.priced.position.ticker, b.priced.position.ticker));
  requirePossible(changed);
  const newAmounts = new Map(changed.map(({ priced, amount }) => [priced.position.ticker, amount]));
  const after = [...pricedPositions.byTicker.values()].flatMap(
    (priced): readonly PricedPosition[] => {
      const amount = newAmounts.get(priced.position.ticker);
      if (amount === undefined) return priced.isHeld ? [priced] : [];
      return amount === 0 ? [] : [{ ...priced, position: withAmount(priced.position, amount) }];
    },
  );
  requireRoom(after.length);
  requireNetValueKept(after, expectedNetValue);
  return {
    positions: after.map(({ position }) => position).sort((a, b) => byCodeUnit(a.ticker, b.ticker)),
    trades: changed.map(({ priced, amount }) => trade(priced, amount, pricedPositions)),
  };
}

export function pricedPositionOf({ byTicker }: PricedPositions, ticker: string): PricedPosition {
  const priced = byTicker.get(ticker);
  invariant(priced !== undefined, `${ticker} is among the priced positions`);
  return priced;
}

function rounded(
  { unitValue }: PricedPosition,
  amount: number,
  { weightUnit }: PricedPositions,
): number {
  return Math.abs(amount * unitValue) <= NEGLIGIBLE_WEIGHT * weightUnit ? 0 : amount;
}

function withAmount(position: Position, amount: number): Position {
  return { ...position, quantity: { unit: position.quantity.unit, amount }, accounts: [] };
}

function trade(
  priced: PricedPosition,
  amount: number,
  { weightUnit, isWeighted }: PricedPositions,
): Trade {
  const { position, unitValue } = priced;
  const before = valueOf(priced);
  const after = amount * unitValue;
  const isShares = position.quantity.unit === 'shares';
  return {
    ticker: position.ticker,
    weightBefore: before / weightUnit,
    weightAfter: after / weightUnit,
    weightChange: (after - before) / weightUnit,
    valueChange: isWeighted ? null : after - before,
    sharesChange: isShares ? amount - position.quantity.amount : null,
  };
}

function requirePossible(
  changed: readonly { readonly priced: PricedPosition; readonly amount: number }[],
): void {
  const faults = changed
    .filter(({ priced, amount }) => !Number.isFinite(amount * priced.unitValue))
    .map(({ priced }) => ({
      ticker: priced.position.ticker,
      detail: 'its amount would be too large to calculate with',
    }));
  if (faults.length > 0) throw new InvalidWhatIfError(faults);
}

function requireRoom(count: number): void {
  if (count <= MAX_POSITIONS) return;
  const detail = `there would be ${count.toString()} positions; at most ${MAX_POSITIONS.toString()} are analysed`;
  throw new InvalidWhatIfError([{ ticker: null, detail }]);
}

function requireNetValueKept(after: readonly PricedPosition[], netValue: number): void {
  const values = after.map(valueOf);
  const scale = Math.max(netValue, sum(values.map(Math.abs)));
  const difference = Math.abs(sum(values) - netValue);
  invariant(
    difference <= NET_VALUE_TOLERANCE * scale,
    `a change keeps the net value, which is off by ${difference.toString()}`,
  );
}
