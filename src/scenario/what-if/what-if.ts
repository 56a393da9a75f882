import type { FactorProxies } from '../../risk/engine/factors/factor-proxies.js';
import type { ComparisonWindow } from '../../risk/engine/compare/comparison.js';

export type ChangeUnit = 'weight' | 'dollars' | 'shares';

/** How much of one position is bought, or sold when negative. */
export interface Delta {
  readonly unit: ChangeUnit;
  /** A fraction of the net value, an amount of `currency`, or a number of shares. */
  readonly amount: number;
  /** Of dollars; null: the base currency. */
  readonly currency: string | null;
}

export interface PositionChange {
  /** As the owner names it: cash by its own name, not its proxy's. */
  readonly ticker: string;
  readonly delta: Delta;
}

/** Each ticker at most once. What they cost is paid by one position more; null: by cash of the base currency. */
export interface Changes {
  readonly kind: 'changes';
  readonly changes: readonly PositionChange[];
  readonly fund: string | null;
}

/** The whole net value spread anew: parts by ticker, which are divided by their positive sum. */
export interface Target {
  readonly kind: 'target';
  readonly weights: ReadonlyMap<string, number>;
}

/** A change of a portfolio that is thought through and not carried out. */
export interface WhatIf {
  readonly change: Changes | Target;
  /** For tickers that the portfolio has none for; they win over its own, before and after. */
  readonly factorProxies: ReadonlyMap<string, FactorProxies>;
  readonly window: ComparisonWindow;
}
