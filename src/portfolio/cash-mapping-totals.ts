import { sumDecimals } from '../common/document/decimal.js';
import { invariant } from '../common/invariant.js';
import type { Asset } from '../risk/engine/analysis-input.js';
import type { CashMap } from './cash-map.js';
import { cashLineOf, DEFAULT_CURRENCY } from './cash-mapping-line.js';
import type { Portfolio } from './portfolio.js';

const ABSOLUTE_TOLERANCE = 0.01;

/** Of the gross total: a double cannot tell cents apart beyond some ten trillion, and sums of sums round twice. */
const RELATIVE_TOLERANCE = 4 * Number.EPSILON;

/**
 * Holds what the mapping gave against the portfolio itself: the money in each currency, the shares of each ticker and the
 * sum of weights are the same before and after, to a cent.
 * @throws InvariantError naming the total that is not kept.
 */
export function requireTotalsPreserved(
  portfolio: Portfolio,
  map: CashMap,
  assets: readonly Asset[],
): void {
  const before = totalsOf(portfolio, map);
  const after = totalsOfAssets(assets);
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    requireSameTotal(name, before.get(name) ?? [], after.get(name) ?? []);
  }
}

function requireSameTotal(name: string, before: readonly number[], after: readonly number[]): void {
  const difference = Math.abs(sumDecimals(after) - sumDecimals(before));
  invariant(
    difference <= ABSOLUTE_TOLERANCE ||
      difference <= RELATIVE_TOLERANCE * sumDecimals(before.map(Math.abs)),
    `the cash mapping keeps the total of ${name}, which is off by ${difference.toString()}`,
  );
}

/** Terms of each total, by its name. */
type Totals = Map<string, number[]>;

function totalsOf(portfolio: Portfolio, map: CashMap): Totals {
  const totals: Totals = new Map();
  for (const position of portfolio.positions) {
    const { ticker, quantity, currency } = position;
    const line = cashLineOf(position, map);
    if (quantity.unit === 'weight') add(totals, 'weights', quantity.amount);
    else if (line !== null) add(totals, `money in ${line.currency}`, line.amount);
    else if (quantity.unit === 'dollars') {
      add(totals, `money in ${currency ?? DEFAULT_CURRENCY}`, quantity.amount);
    } else add(totals, `shares of ${ticker}`, quantity.amount);
  }
  return totals;
}

function totalsOfAssets(assets: readonly Asset[]): Totals {
  const totals: Totals = new Map();
  for (const { ticker, shares, amounts, weight } of assets) {
    if (shares !== null) add(totals, `shares of ${ticker}`, shares);
    if (weight !== null) add(totals, 'weights', weight);
    for (const { currency, amount } of amounts) add(totals, `money in ${currency}`, amount);
  }
  return totals;
}

function add(totals: Totals, name: string, amount: number): void {
  const terms = totals.get(name);
  if (terms === undefined) totals.set(name, [amount]);
  else terms.push(amount);
}
