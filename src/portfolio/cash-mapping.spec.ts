import { describe, expect, it } from '@jest/globals';
import { aPortfolio, dollars, shares, weight } from '../../test/support/portfolio-builder.js';
import { InvariantError } from '../common/invariant.js';
import type { CashMap } from './cash-map.js';
import { mapCash } from './cash-mapping.js';
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
    ['EURO', 'EUR'],
  ]),
};

const EURO_CASH = { type: 'cash', currency: 'EUR' };

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

  it('whose proxy is held as an amount too adds to it, each currency by itself', () => {
    const [asset] = assetsOf(
      dollars('ESTR', 5),
      dollars('CUR:EUR', 50),
      dollars('F', 1, EURO_CASH),
    );

    expect(asset).toMatchObject({
      ticker: 'ESTR',
      shares: null,
      amounts: [
        { currency: 'EUR', amount: 51 },
        { currency: 'USD', amount: 5 },
      ],
      currency: null,
      isCash: false,
    });
  });

  it('leaves the currency of a held proxy to its holder', () => {
    const [asset] = assetsOf(shares('ESTR', 5, { currency: 'GBP' }), dollars('CUR:EUR', 50));

    expect(asset).toMatchObject({ shares: 5, currency: 'GBP' });
  });

  it('in shares of a proxy is a position whatever its type says, as an amount it is cash', () => {
    const held = assetsOf(shares('SGOV', 10, { type: 'cash' }));
    const money = assetsOf(dollars('SGOV', 10, { type: 'cash' }));

    expect(held).toMatchObject([{ ticker: 'SGOV', shares: 10, amounts: [], isCash: false }]);
    expect(money).toMatchObject([{ ticker: 'SGOV', shares: null, isCash: true, currency: 'USD' }]);
  });

  it('is what an alias means as an amount, not in shares: CASH may be a stock', () => {
    const held = assetsOf(shares('CASH', 3));
    const money = assetsOf(dollars('CASH', 3));

    expect(held).toMatchObject([{ ticker: 'CASH', shares: 3, isCash: false }]);
    expect(money).toMatchObject([{ ticker: 'SGOV', isCash: true }]);
  });

  it('by weight is what an alias means unless its type says otherwise', () => {
    const untyped = assetsOf(weight('CASH', 1));
    const typed = assetsOf(weight('CASH', 1, { type: 'stock' }));

    expect(untyped).toMatchObject([{ ticker: 'SGOV', weight: 1, isCash: true }]);
    expect(typed).toMatchObject([{ ticker: 'CASH', weight: 1, isCash: false }]);
  });

  it('takes its currency from the entry, then the broker identifier, then the alias', () => {
    const own = assetsOf(dollars('CUR:USD', 1, { currency: 'EUR' }));
    const named = assetsOf(dollars('CUR:EUR', 1));
    const typed = assetsOf(dollars('FCASH', 1, EURO_CASH));
    const aliased = assetsOf(dollars('EURO', 1));

    expect([own, named, typed, aliased].map(([asset]) => asset?.ticker)).toEqual([
      'ESTR',
      'ESTR',
      'ESTR',
      'ESTR',
    ]);
  });

  it('that names no currency is in dollars', () => {
    const { applied } = mapCash(
      aPortfolio([dollars('FCASH', 1, { type: 'cash' }), dollars('CUR:', 1)]),
      MAP,
    );

    expect(applied.map(({ currency }) => currency)).toEqual(['USD', 'USD']);
  });

  it('without a proxy keeps its own ticker line by line, with a warning for each currency', () => {
    const yen = dollars('YEN', 5, { type: 'cash', currency: 'JPY' });

    const { assets, applied, warnings } = mapCash(
      aPortfolio([dollars('CUR:JPY', 900), yen, dollars('CUR:CHF', 1)]),
      MAP,
    );

    expect(assets).toMatchObject([
      { ticker: 'CUR:CHF', currency: 'CHF', isCash: true },
      { ticker: 'CUR:JPY', currency: 'JPY', isCash: true },
      { ticker: 'YEN', currency: 'JPY', amounts: [{ currency: 'JPY', amount: 5 }], isCash: true },
    ]);
    expect(applied.map(({ proxy }) => proxy)).toEqual(['CUR:CHF', 'CUR:JPY', 'YEN']);
    expect(warnings).toMatchObject([
      { code: 'currency-without-proxy', tickers: ['CUR:CHF'] },
      { code: 'currency-without-proxy', tickers: ['CUR:JPY', 'YEN'] },
    ]);
  });

  it('without a proxy, under the ticker of another proxy, leaves that ticker its currency', () => {
    const franc = dollars('ESTR', 5, { type: 'cash', currency: 'CHF' });

    expect(assetsOf(franc, dollars('EURO', 1))).toMatchObject([
      {
        ticker: 'ESTR',
        currency: 'EUR',
        amounts: [
          { currency: 'CHF', amount: 5 },
          { currency: 'EUR', amount: 1 },
        ],
      },
    ]);
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

  it('of several lines takes along what is given for the first, and keeps what is not held', () => {
    const expectedReturns = new Map([
      ['USD CASH', 0.02],
      ['CUR:USD', 0.04],
      ['NVDA', 0.1],
    ]);

    const mapping = mapCash(
      aPortfolio([dollars('USD CASH', 1), dollars('CUR:USD', 1)], { expectedReturns }),
      MAP,
    );

    expect([...mapping.expectedReturns]).toEqual([
      ['NVDA', 0.1],
      ['SGOV', 0.04],
    ]);
  });

  it('that would be lost stops the mapping: tickers of a portfolio never repeat', () => {
    const positions = [shares('A', 1), shares('A', 2)];

    expect(() => mapCash(aPortfolio(positions), MAP)).toThrow(InvariantError);
  });

  it('whose factor proxies name nothing has none', () => {
    const none = { market: null, momentum: null, value: null, industry: null, subindustry: [] };
    const factorProxies = new Map([['A', none]]);

    const { assets } = mapCash(aPortfolio([shares('A', 1)], { factorProxies }), MAP);

    expect(assets).toMatchObject([{ ticker: 'A', proxies: null }]);
  });
});
