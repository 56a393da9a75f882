import fc from 'fast-check';
import { byCodeUnit, sortedEntries } from '../../src/common/document/code-unit-order.js';
import { sumDecimals } from '../../src/common/document/decimal.js';
import { labelReason } from '../../src/common/document/text-rules.js';
import type {
  AccountPart,
  Portfolio,
  Position,
  Quantity,
  QuantityUnit,
} from '../../src/portfolio/portfolio.js';
import type { FactorProxies } from '../../src/risk/engine/factors/factor-proxies.js';
import { jsonValue, storableText } from './arbitrary-json.js';

/** Any legal ticker, with those that careless code stumbles over. */
export const ticker: fc.Arbitrary<string> = fc
  .oneof(fc.stringMatching(/^[A-Z]{1,5}$/), storableText)
  .filter((text) => labelReason(text, 100) === null && text.trim() === text);

const DECIMALS: Readonly<Record<QuantityUnit, number>> = { shares: 10, dollars: 4, weight: 8 };

/** Any amount of at most 15 digits within the bounds of its unit; shares are never zero. */
export function amountIn(unit: QuantityUnit): fc.Arbitrary<number> {
  const below = unit === 'weight' ? 1e5 : 1e12;
  return fc
    .tuple(fc.maxSafeInteger(), fc.integer({ min: 0, max: DECIMALS[unit] }))
    .map(([digits, decimals]) => {
      const shortened = (digits % 10 ** 15).toString();
      return Number(`${shortened}e-${decimals.toString()}`) || 0;
    })
    .filter((amount) => Math.abs(amount) < below && (unit !== 'shares' || amount !== 0));
}

/** Parts of a few digits, so that their sum has at most 15. */
function accounts(): fc.Arbitrary<readonly AccountPart[]> {
  const cents = fc.integer({ min: 1, max: 1e6 }).map((amount) => Number(`${amount.toString()}e-2`));
  const part = fc.record({ id: ticker, amount: cents });
  return fc
    .uniqueArray(part, { selector: ({ id }) => id, minLength: 1, maxLength: 4 })
    .map((parts) => parts.sort((left, right) => byCodeUnit(left.id, right.id)));
}

function quantityIn(
  unit: QuantityUnit,
): fc.Arbitrary<{ readonly quantity: Quantity; readonly accounts: readonly AccountPart[] }> {
  const whole = amountIn(unit).map((amount) => ({ quantity: { unit, amount }, accounts: [] }));
  const split = accounts().map((accounts) => ({
    quantity: { unit, amount: sumDecimals(accounts.map(({ amount }) => amount)) },
    accounts,
  }));
  return unit === 'weight' ? whole : fc.oneof(whole, split);
}

function positionIn(units: readonly QuantityUnit[]): fc.Arbitrary<Position> {
  return fc
    .record({
      ticker,
      sized: fc.oneof(...units.map(quantityIn)),
      currency: fc.constantFrom(null, 'USD', 'EUR', 'GBP', 'USDC', '0X1'),
      type: fc.constantFrom(null, 'stock', 'etf', 'cash', 'no', 'mutual fund', 'null'),
    })
    .map(({ sized, ...rest }) => ({ ...rest, ...sized }));
}

const positions: fc.Arbitrary<readonly Position[]> = fc
  .constantFrom<readonly QuantityUnit[]>(['shares', 'dollars'], ['weight'])
  .chain((units) =>
    fc.uniqueArray(positionIn(units), { selector: (position) => position.ticker, maxLength: 6 }),
  )
  .map((list) => list.sort((left, right) => byCodeUnit(left.ticker, right.ticker)));

const proxies: fc.Arbitrary<FactorProxies> = fc.record({
  market: fc.option(ticker),
  momentum: fc.option(ticker),
  value: fc.option(ticker),
  industry: fc.option(ticker),
  subindustry: fc.uniqueArray(ticker, { maxLength: 4 }).map((peers) => peers.sort(byCodeUnit)),
});

/** A map in code-unit order of its keys. */
export function sortedMap<Value>(
  key: fc.Arbitrary<string>,
  value: fc.Arbitrary<Value>,
): fc.Arbitrary<ReadonlyMap<string, Value>> {
  return fc
    .array(fc.tuple(key, value), { maxLength: 4 })
    .map((entries) => new Map(sortedEntries(new Map(entries))));
}

/** Keys of a document that ours do not use. */
export const extraKeys = sortedMap(
  storableText.filter((key) => !/^[a-z_]+$/.test(key) || key === '__proto__'),
  jsonValue,
);

/** Any legal portfolio, in the order that its reader gives. */
export const portfolio: fc.Arbitrary<Portfolio> = fc.record({
  startDate: fc.constantFrom('2015-01-01', '2020-02-29', '0001-01-01'),
  endDate: fc.constantFrom('2020-12-31', '2024-02-29', '9999-12-31'),
  positions,
  expectedReturns: sortedMap(ticker, amountIn('weight')),
  factorProxies: sortedMap(ticker, proxies),
  extra: extraKeys,
});
