import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { amountIn, portfolio as anyPortfolio } from '../../test/support/arbitrary-portfolio.js';
import { aPortfolio } from '../../test/support/portfolio-builder.js';
import { byCodeUnit } from '../common/document/code-unit-order.js';
import { sumDecimals } from '../common/document/decimal.js';
import type { CashMap } from './cash-map.js';
import { mapCash } from './cash-mapping.js';
import type { Portfolio, Position, QuantityUnit } from './portfolio.js';

const cashMap: fc.Arbitrary<CashMap> = fc
  .subarray<readonly [string, string]>([
    ['USD', 'SGOV'],
    ['EUR', 'ESTR'],
    ['GBP', 'IB01'],
  ])
  .map((proxies) => ({
    proxyByCurrency: new Map(proxies),
    aliasToCurrency: new Map([
      ['CASH', 'USD'],
      ['EURO', 'EUR'],
    ]),
  }));

/** A position, with what it must count as: money in a currency, or null where it stays what it is. */
interface Sample {
  readonly position: Position;
  readonly moneyIn: string | null;
}

const money = fc.constantFrom('USD', 'EUR', 'GBP', 'JPY', 'USDC');
const statedCurrency = fc.option(money);
/** At most four decimals, and few enough digits for exact sums. */
const amount = fc
  .integer({ min: -1e12, max: 1e12 })
  .filter((units) => units !== 0)
  .map((units) => Number(`${units.toString()}e-4`));

function sample(
  ticker: string,
  unit: QuantityUnit,
  { moneyIn, ...given }: Partial<Position> & { readonly moneyIn: string | null },
): fc.Arbitrary<Sample> {
  return amount.map((units) => ({
    position: {
      ...{ ticker, quantity: { unit, amount: units }, currency: null, type: null, accounts: [] },
      ...given,
    },
    moneyIn,
  }));
}

const unit = fc.constantFrom<QuantityUnit>('shares', 'dollars');
const brokerCash = fc
  .tuple(money, unit, statedCurrency)
  .chain(([named, unit, currency]) =>
    sample(`CUR:${named}`, unit, { currency, moneyIn: currency ?? named }),
  );
const aliasCash = fc
  .tuple(fc.constantFrom(['CASH', 'USD'] as const, ['EURO', 'EUR'] as const), statedCurrency)
  .chain(([[alias, meant], currency]) =>
    sample(alias, 'dollars', { currency, moneyIn: currency ?? meant }),
  );
const typedCash = fc
  .tuple(fc.constantFrom('F1', 'F2', '__proto__'), unit, statedCurrency)
  .chain(([ticker, unit, currency]) =>
    sample(ticker, unit, { currency, type: 'cash', moneyIn: currency ?? 'USD' }),
  );
const heldInShares = fc
  .tuple(fc.constantFrom('A', 'B', 'CASH', 'EURO', 'SGOV', 'ESTR'), statedCurrency)
  .chain(([ticker, currency]) => sample(ticker, 'shares', { currency, moneyIn: null }));
const heldInDollars = fc
  .tuple(fc.constantFrom('A', 'B', 'constructor', 'SGOV', 'ESTR'), statedCurrency)
  .chain(([ticker, currency]) =>
    sample(ticker, 'dollars', { currency, moneyIn: currency ?? 'USD' }),
  );
const samples = fc.uniqueArray(
  fc.oneof(brokerCash, aliasCash, typedCash, heldInShares, heldInDollars),
  { selector: ({ position }) => position.ticker, maxLength: 14 },
);

function totals(terms: readonly (readonly [string, number])[]): ReadonlyMap<string, number> {
  const names = [...new Set(terms.map(([name]) => name))].sort(byCodeUnit);
  return new Map(
    names.map((name) => [
      name,
      sumDecimals(terms.filter(([each]) => each === name).map(([, term]) => term)),
    ]),
  );
}

const reordered = samples.chain((list) =>
  fc.tuple(
    fc.constant(list),
    fc.shuffledSubarray(list, { minLength: list.length, maxLength: list.length }),
  ),
);

function inThisOrder(list: readonly Sample[]): Portfolio {
  return { ...aPortfolio([]), positions: list.map(({ position }) => position) };
}

describe('the mapping of any portfolio', () => {
  it('keeps the money in each currency and the shares of each ticker, to the last digit', () => {
    fc.assert(
      fc.property(samples, cashMap, (list, map) => {
        const { assets } = mapCash(aPortfolio(list.map(({ position }) => position)), map);

        const after = assets.flatMap(({ ticker, shares, amounts }) => [
          ...amounts.map((each) => [each.currency, each.amount] as const),
          ...(shares === null ? [] : [[`shares of ${ticker}`, shares] as const]),
        ]);
        const before = list.map(({ position: { ticker, quantity }, moneyIn }) => {
          return [moneyIn ?? `shares of ${ticker}`, quantity.amount] as const;
        });
        expect(totals(after)).toEqual(totals(before));
      }),
    );
  });

  it('does not depend on the order of the positions', () => {
    fc.assert(
      fc.property(reordered, cashMap, ([list, shuffled], map) => {
        expect(mapCash(inThisOrder(shuffled), map)).toEqual(mapCash(inThisOrder(list), map));
      }),
    );
  });

  it('gives every position one asset and every cash line one row, in code-unit order', () => {
    fc.assert(
      fc.property(anyPortfolio, cashMap, (portfolio, map) => {
        const { assets, applied } = mapCash(portfolio, map);

        const tickers = assets.map(({ ticker }) => ticker);
        const originals = applied.map(({ original }) => original);
        const held = portfolio.positions
          .map(({ ticker }) => ticker)
          .filter((ticker) => !originals.includes(ticker));
        const given = new Set([...held, ...applied.map(({ proxy }) => proxy)]);
        expect(tickers).toEqual([...given].sort(byCodeUnit));
        expect(originals).toEqual([...new Set(originals)].sort(byCodeUnit));
        for (const { ticker, isCash } of assets) expect(isCash).toBe(!held.includes(ticker));
      }),
    );
  });

  it('keeps the sum of weights', () => {
    const weights = fc.array(amountIn('weight'), { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(weights, cashMap, (amounts, map) => {
        const tickers = ['CUR:USD', 'CASH', 'SGOV', 'CUR:JPY', 'A'];
        const positions = tickers.map((ticker, index): Position => {
          const quantity = { unit: 'weight', amount: amounts[index] ?? 0 } as const;
          return { ticker, quantity, currency: null, type: null, accounts: [] };
        });

        const { assets } = mapCash(aPortfolio(positions), map);

        expect(sumDecimals(assets.map(({ weight }) => weight ?? Number.NaN))).toBeCloseTo(
          sumDecimals(amounts),
          8,
        );
        expect(assets.flatMap((asset) => asset.amounts)).toEqual([]);
      }),
    );
  });

  it('gives the same for the same portfolio and leaves it as it was', () => {
    fc.assert(
      fc.property(anyPortfolio, cashMap, (portfolio, map) => {
        const copy = structuredClone(portfolio);

        expect(mapCash(portfolio, map)).toEqual(mapCash(copy, map));
        expect(portfolio).toEqual(copy);
      }),
    );
  });
});
