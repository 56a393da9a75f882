import { describe, expect, it } from '@jest/globals';
import { aPortfolio, dollars, shares, weight } from '../../test/support/portfolio-builder.js';
import { InvariantError } from '../common/invariant.js';
import type { Asset } from '../risk/engine/analysis-input.js';
import { BUILT_IN_CASH_MAP } from './cash-map.js';
import { mapCash } from './cash-mapping.js';
import { requireTotalsPreserved } from './cash-mapping-totals.js';
import type { Portfolio } from './portfolio.js';

const MONEY = aPortfolio([dollars('CUR:USD', 100), shares('A', 1)]);
const WEIGHTS = aPortfolio([weight('CUR:USD', 0.5), weight('A', 0.5)]);

/** Checks a mapping whose assets somebody has changed. */
function check(portfolio: Portfolio, tamper: (assets: readonly Asset[]) => readonly Asset[]): void {
  const { assets } = mapCash(portfolio, BUILT_IN_CASH_MAP);
  requireTotalsPreserved(portfolio, BUILT_IN_CASH_MAP, tamper(assets));
}

function addMoney(difference: number): (assets: readonly Asset[]) => readonly Asset[] {
  return (assets) =>
    assets.map((asset) => ({
      ...asset,
      amounts: asset.amounts.map((each) => ({ ...each, amount: each.amount + difference })),
    }));
}

describe('the check of totals', () => {
  it('passes what the mapping made, and a rounding of half a cent', () => {
    expect(() => {
      check(MONEY, (assets) => assets);
      check(WEIGHTS, (assets) => assets);
      check(MONEY, addMoney(0.005));
    }).not.toThrow();
  });

  it.each<readonly [string, Portfolio, (assets: readonly Asset[]) => readonly Asset[]]>([
    ['money that grew', MONEY, addMoney(0.02)],
    ['money that shrank', MONEY, addMoney(-0.02)],
    ['a lost position', MONEY, (assets) => assets.filter(({ isCash }) => isCash)],
    ['lost cash', MONEY, (assets) => assets.filter(({ isCash }) => !isCash)],
    ['cash counted twice', MONEY, (assets) => [...assets, ...assets.slice(1)]],
    [
      'money in another currency',
      MONEY,
      (assets) =>
        assets.map((asset) => ({
          ...asset,
          amounts: asset.amounts.map((each) => ({ ...each, currency: 'EUR' })),
        })),
    ],
    [
      'a changed weight',
      WEIGHTS,
      (assets) => assets.map((asset) => ({ ...asset, weight: (asset.weight ?? 0) + 0.02 })),
    ],
  ])('stops an analysis with %s', (_, portfolio, tamper) => {
    expect(() => {
      check(portfolio, tamper);
    }).toThrow(InvariantError);
  });

  it('allows for what a double cannot hold in sums beyond ten trillion', () => {
    const fortune = Array.from({ length: 1001 }, (_, each) =>
      dollars(`F${each.toString()}`, 999_999_999_999.999, { type: 'cash' }),
    );
    // The whole rounds down to an eighth; the cash alone rounds up, and with it the sum of both.
    const portfolio = aPortfolio([...fortune, dollars('A', 0.063)]);

    expect(() => mapCash(portfolio, BUILT_IN_CASH_MAP)).not.toThrow();
  });
});
