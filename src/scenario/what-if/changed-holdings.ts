import { byCodeUnit } from '../../common/document/code-unit-order.js';
import { invariant } from '../../common/invariant.js';
import { MAX_POSITIONS, type Position } from '../../portfolio/portfolio.js';
import type { Trade } from '../../risk/comparison-report.js';
import { sum } from '../../risk/engine/linalg/sum.js';
import { type Holding, type Holdings, valueOf } from './holding.js';
import { InvalidWhatIfError } from './what-if.errors.js';

/** Below this part of the net value, what is left of a position is rounding: it was sold. */
const NEGLIGIBLE_WEIGHT = 1e-12;
/** Of the gross value: how exactly the net value is kept. */
const NET_VALUE_TOLERANCE = 1e-9;

/** Positions after a change. */
export interface ChangedHoldings {
  /** In code-unit order of tickers. */
  readonly positions: readonly Position[];
  readonly trades: readonly Trade[];
}

/**
 * The positions with their new amounts, and what would be traded. Those that are named stay as they are if their amount
 * does; accounts of a changed one are unknown; what ends with nothing is gone.
 * @throws InvalidWhatIfError for amounts that no portfolio can have; InvariantError when the net value is not kept
 */
export function changedHoldings(
  holdings: Holdings,
  amounts: ReadonlyMap<string, number>,
  expectedNetValue: number = holdings.netValue,
): ChangedHoldings {
  const changed = [...amounts]
    .map(([ticker, amount]) => ({ holding: holdingOf(holdings, ticker), amount }))
    .map(({ holding, amount }) => ({ holding, amount: rounded(holding, amount, holdings) }))
    .filter(({ holding, amount }) => amount !== holding.position.quantity.amount)
    .sort((a, b) => byCodeUnit(a.holding.position.ticker, b.holding.position.ticker));
  requirePossible(changed);
  const newAmounts = new Map(
    changed.map(({ holding, amount }) => [holding.position.ticker, amount]),
  );
  const after = [...holdings.byTicker.values()].flatMap((holding): readonly Holding[] => {
    const amount = newAmounts.get(holding.position.ticker);
    if (amount === undefined) return holding.isHeld ? [holding] : [];
    return amount === 0 ? [] : [{ ...holding, position: withAmount(holding.position, amount) }];
  });
  requireRoom(after.length);
  requireNetValueKept(after, expectedNetValue);
  return {
    positions: after.map(({ position }) => position).sort((a, b) => byCodeUnit(a.ticker, b.ticker)),
    trades: changed.map(({ holding, amount }) => trade(holding, amount, holdings)),
  };
}

export function holdingOf({ byTicker }: Holdings, ticker: string): Holding {
  const holding = byTicker.get(ticker);
  invariant(holding !== undefined, `${ticker} is among the holdings`);
  return holding;
}

function rounded({ unitValue }: Holding, amount: number, { weightUnit }: Holdings): number {
  return Math.abs(amount * unitValue) <= NEGLIGIBLE_WEIGHT * weightUnit ? 0 : amount;
}

function withAmount(position: Position, amount: number): Position {
  return { ...position, quantity: { unit: position.quantity.unit, amount }, accounts: [] };
}

function trade(holding: Holding, amount: number, { weightUnit, isWeighted }: Holdings): Trade {
  const { position, unitValue } = holding;
  const before = valueOf(holding);
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
  changed: readonly { readonly holding: Holding; readonly amount: number }[],
): void {
  const faults = changed
    .filter(({ holding, amount }) => !Number.isFinite(amount * holding.unitValue))
    .map(({ holding }) => ({
      ticker: holding.position.ticker,
      detail: 'its amount would be too large to calculate with',
    }));
  if (faults.length > 0) throw new InvalidWhatIfError(faults);
}

function requireRoom(count: number): void {
  if (count <= MAX_POSITIONS) return;
  const detail = `there would be ${count.toString()} positions; at most ${MAX_POSITIONS.toString()} are analysed`;
  throw new InvalidWhatIfError([{ ticker: null, detail }]);
}

function requireNetValueKept(after: readonly Holding[], netValue: number): void {
  const values = after.map(valueOf);
  const scale = Math.max(netValue, sum(values.map(Math.abs)));
  const difference = Math.abs(sum(values) - netValue);
  invariant(
    difference <= NET_VALUE_TOLERANCE * scale,
    `a change keeps the net value, which is off by ${difference.toString()}`,
  );
}
