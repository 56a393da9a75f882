import type { Position } from '../../portfolio/portfolio.js';

/** A position with what one unit of it is worth. */
export interface PricedPosition {
  /** Its amount is 0 for one that is not held yet. */
  readonly position: Position;
  readonly isHeld: boolean;
  readonly isCash: boolean;
  /** Of its amount, if it is one. */
  readonly currency: string;
  /** Of one share, one unit of its currency, or one unit of weight; in the base currency, or as weight. */
  readonly unitValue: number;
}

/** The positions a change is about, and all that it takes to value it. */
export interface PricedPositions {
  /** Every position of the portfolio, and those that may come to it, by ticker. */
  readonly byTicker: ReadonlyMap<string, PricedPosition>;
  /** Sum of the values, or of the weights; positive. */
  readonly netValue: number;
  /** What a weight of 1 is: the net value, unless weights are taken as they are given. */
  readonly weightUnit: number;
  /** True for a portfolio given by weights: there is no money. */
  readonly isWeighted: boolean;
  /** Price of one share in the base currency, of tickers that are held as an amount. */
  readonly sharePrices: ReadonlyMap<string, number>;
  /** Base units for one unit of a currency. */
  readonly rates: ReadonlyMap<string, number>;
}

export function valueOf({ position, unitValue }: PricedPosition): number {
  return position.quantity.amount * unitValue;
}
