import type { CashMap } from '../../portfolio/cash-map.js';
import { cashLineOf } from '../../portfolio/cash-mapping-line.js';
import type { Portfolio, Position, QuantityUnit } from '../../portfolio/portfolio.js';
import type { Changes, Target } from './what-if.js';

interface NewPositions {
  readonly cashMap: CashMap;
  readonly isWeighted: boolean;
  /** What pays when nothing is named. */
  readonly cash: string;
}

/** The positions of the portfolio and, with an amount of 0, those that the change may bring to it. */
export function involvedPositions(
  { positions }: Pick<Portfolio, 'positions'>,
  change: Changes | Target,
  options: NewPositions,
): ReadonlyMap<string, Position> {
  const involved = new Map(positions.map((position) => [position.ticker, position]));
  const add = (ticker: string, wantsShares: boolean): void => {
    if (involved.has(ticker)) return;
    involved.set(ticker, newPosition(ticker, unitOf(ticker, wantsShares, options)));
  };
  if (change.kind === 'target') for (const ticker of change.weights.keys()) add(ticker, false);
  else {
    for (const { ticker, delta } of change.changes) add(ticker, delta.unit === 'shares');
    add(change.fund ?? options.cash, false);
  }
  return involved;
}

/** What is new is held in shares, cash as an amount; in a portfolio of weights everything is a weight. */
function unitOf(
  ticker: string,
  wantsShares: boolean,
  { cashMap, isWeighted }: NewPositions,
): QuantityUnit {
  if (isWeighted) return 'weight';
  const isCash = cashLineOf(newPosition(ticker, 'dollars'), cashMap) !== null;
  return isCash && !wantsShares ? 'dollars' : 'shares';
}

function newPosition(ticker: string, unit: QuantityUnit): Position {
  return { ticker, quantity: { unit, amount: 0 }, currency: null, type: null, accounts: [] };
}
