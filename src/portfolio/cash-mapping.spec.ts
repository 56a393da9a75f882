import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aPortfolio, dollars, shares, weight } from '../../test/support/portfolio-builder.js';
import { sumDecimals } from '../common/document/decimal.js';
import { InvariantError } from '../common/invariant.js';
import type { CashMap } from './cash-map.js';
import { mapCash } from './cash-mapping.js';
import { requireTotalsPreserved } from './cash-mapping-totals.js';
import type { Position } from './portfolio.js';

const MAP: CashMap = {
  proxyByCurrency: new Map([
    ['USD', 'SGOV'],
    ['EUR', 'ESTR'],
  ]),
  aliasToCurrency: new Map([
    ['CUR:USD', 'USD'],
    ['USD CASH', 'USD'],
    ['CASH', 'USD'],
  ]),
};

function assetsOf(...positions: readonly Position[]): ReturnType<typeof mapCash>['assets'] {
  return mapCash(aPortfolio(positions), MAP).assets;
}

describe('cash', () => {
  it('of several lines of one currency adds up exactly, margin included', () => {
    const { assets, applied } = mapCash(
      aPortfolio([dollars('CUR:USD', -5078.62), dollars('USD CASH', 1200.5), dollars('CASH', 0.1)]),
      MAP,
    );

    expect(assets).toEqual([
      {
        ticker: 'SGOV',
        shares: null,
        amounts: [{ currency: 'USD', amount: -3878.02 }],
        weight: null,
        currency: 'USD',
        isCash: true,
        proxies: null,
      },
    ]);
    expect(applied.map(({ original, proxy, amount }) => [original, proxy, amount])).toEqual([
      ['CASH', 'SGOV', 0.1],
      ['CUR:USD', 'SGOV', -5078.62],
      ['USD CASH', 'SGOV', 1200.5],
    ]);
  });

  it('whose proxy is held too becomes part of that position', () => {
    const [asset] = assetsOf(shares('SGOV', 10), dollars('CUR:USD', 50));

    expect(asset).toMatchObject({
      ticker: 'SGOV',
      shares: 10,
      amounts: [{ currency: 'USD', amount: 50 }],
      isCash: false,
    });
  });

  it('is what an alias means as an amount, not in shares: CASH may be a stock', () => {
    const held = assetsOf(shares('CASH', 3));
    const money = assetsOf(dollars('CASH', 3));

    expect(held).toMatchObject([{ ticker: 'CASH', shares: 3, isCash: false }]);
    expect(money).toMatchObject([{ ticker: 'SGOV', isCash: true }]);
  });

  it('takes its currency from the entry, then the broker identifier, then the alias', () => {
    const own = assetsOf(dollars('CUR:USD', 1, { currency: 'EUR' }));
    const named = assetsOf(dollars('CUR:EUR', 1));
    const typed = assetsOf(dollars('FCASH', 1, { type: 'cash', currency: 'EUR' }));

    expect([own, named, typed].map(([asset]) => asset?.ticker)).toEqual(['ESTR', 'ESTR', 'ESTR']);
  });

  it('without a proxy keeps its own ticker, with a warning', () => {
    const { assets, warnings } = mapCash(aPortfolio([dollars('CUR:JPY', 900)]), MAP);

    expect(assets).toMatchObject([{ ticker: 'CUR:JPY', currency: 'JPY', isCash: true }]);
    expect(warnings).toMatchObject([{ code: 'currency-without-proxy', tickers: ['CUR:JPY'] }]);
  });

  it('in units counts units of its currency', () => {
    expect(assetsOf(shares('CUR:USD', 500))).toMatchObject([
      { ticker: 'SGOV', shares: null, amounts: [{ currency: 'USD', amount: 500 }] },
    ]);
  });

  it('by weight takes its weight along', () => {
    expect(assetsOf(weight('A', 0.7), weight('CUR:USD', 0.2), weight('CASH', 0.1))).toMatchObject([
      { ticker: 'A', weight: 0.7 },
      { ticker: 'SGOV', weight: 0.3, isCash: true },
    ]);
  });

  it('takes its expected return and factor proxies along, but those of the proxy win', () => {
    const proxies = { market: 'M', momentum: null, value: null, industry: null, subindustry: [] };
    const given = {
      expectedReturns: new Map([
        ['CUR:USD', 0.04],
        ['CUR:EUR', 0.02],
        ['ESTR', 0.03],
      ]),
      factorProxies: new Map([['CUR:USD', proxies]]),
    };

    const { assets, expectedReturns } = mapCash(
      aPortfolio([dollars('CUR:USD', 1), dollars('CUR:EUR', 1)], given),
      MAP,
    );

    expect([...expectedReturns]).toEqual([
      ['ESTR', 0.03],
      ['SGOV', 0.04],
    ]);
    expect(assets.map((asset) => asset.proxies)).toEqual([null, proxies]);
  });
});

const cents = fc.integer({ min: -1e9, max: 1e9 }).map((amount) => amount / 100);
const currency = fc.constantFrom(null, 'USD', 'EUR', 'JPY');
const somePosition = fc
  .tuple(
    fc.constantFrom(
      'A',
      'SGOV',
      'ESTR',
      'CASH',
      'USD CASH',
      'CUR:USD',
      'CUR:EUR',
      'CUR:JPY',
      '__proto__',
    ),
    fc.constantFrom(shares, dollars),
    cents.filter((amount) => amount !== 0),
    currency,
    fc.constantFrom(null, 'cash', 'stock'),
  )
  .map(([ticker, make, amount, money, type]) => make(ticker, amount, { currency: money, type }));
const somePortfolio = fc
  .uniqueArray(somePosition, { selector: ({ ticker }) => ticker, maxLength: 9 })
  .map((positions) => aPortfolio(positions));

describe('the mapping of any portfolio', () => {
  it('keeps the total of every currency and of every held ticker', () => {
    fc.assert(
      fc.property(somePortfolio, (portfolio) => {
        const { assets, applied } = mapCash(portfolio, MAP);

        const money = assets.flatMap(({ amounts }) => amounts.map(({ amount }) => amount));
        const held = assets.flatMap((asset) => (asset.shares === null ? [] : [asset.shares]));
        const given = portfolio.positions.map(({ quantity }) => quantity.amount);
        expect(sumDecimals([...money, ...held])).toBeCloseTo(sumDecimals(given), 2);
        expect(new Set(assets.map(({ ticker }) => ticker)).size).toBe(assets.length);
        expect(applied.length).toBeLessThanOrEqual(portfolio.positions.length);
      }),
    );
  });

  it('gives the same for the same portfolio and leaves it as it was', () => {
    fc.assert(
      fc.property(somePortfolio, (portfolio) => {
        const copy = structuredClone(portfolio);

        expect(mapCash(portfolio, MAP)).toEqual(mapCash(copy, MAP));
        expect(portfolio).toEqual(copy);
      }),
    );
  });
});

describe('the check of totals', () => {
  const portfolio = aPortfolio([dollars('CUR:USD', 100), shares('A', 1)]);
  const { assets } = mapCash(portfolio, MAP);

  it('passes what the mapping made', () => {
    expect(() => {
      requireTotalsPreserved(portfolio, MAP, assets);
    }).not.toThrow();
  });

  it('stops an analysis whose cash was changed by more than a cent', () => {
    const tampered = assets.map((asset) => ({
      ...asset,
      amounts: asset.amounts.map((each) => ({ ...each, amount: each.amount + 0.02 })),
    }));

    expect(() => {
      requireTotalsPreserved(portfolio, MAP, tampered);
    }).toThrow(InvariantError);
  });

  it('stops an analysis that lost a position or moved money to another currency', () => {
    const moved = assets.map((asset) => ({
      ...asset,
      amounts: asset.amounts.map((each) => ({ ...each, currency: 'EUR' })),
    }));

    for (const changed of [assets.slice(0, 1), assets.slice(1), moved]) {
      expect(() => {
        requireTotalsPreserved(portfolio, MAP, changed);
      }).toThrow(InvariantError);
    }
  });
});
