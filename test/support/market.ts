import type { Asset } from '../../src/risk/engine/analysis-input.js';
import type { FactorProxies } from '../../src/risk/engine/factors/factor-proxies.js';
import type { PriceSeries } from '../../src/risk/engine/returns/price-series.js';
import { anAsset } from './analysis-input.js';
import { scatteredReturns, seriesOfReturns } from './price-series.js';

/** Proxies without any, but for what is given. */
export function someProxies(given: Partial<FactorProxies> = {}): FactorProxies {
  return { market: null, momentum: null, value: null, industry: null, subindustry: [], ...given };
}

export const ALL_PROXIES: FactorProxies = {
  market: 'MKT',
  momentum: 'MOM',
  value: 'VAL',
  industry: 'IND',
  subindustry: ['P1', 'P2', 'P3'],
};

/** Series of proxies and peers, and of `count` assets A0, A1, ... that move partly with the market; 2018 on. */
export function aMarket(count: number, { seed = 1, months = 60 } = {}): readonly PriceSeries[] {
  const market = scatteredReturns(months, seed);
  const moving = (ticker: string, beta: number, place: number): PriceSeries => {
    const own = scatteredReturns(months, seed * 31 + place + 100);
    return seriesOfReturns(
      ticker,
      '2017-12',
      market.map((value, t) => beta * value + 0.6 * (own[t] ?? 0)),
    );
  };
  return [
    seriesOfReturns('MKT', '2017-12', market),
    ...['MOM', 'VAL', 'IND', 'P1', 'P2', 'P3'].map((ticker, i) => moving(ticker, 0.8, i)),
    ...Array.from({ length: count }, (_, i) => moving(`A${String(i)}`, 0.5 + (i % 5) / 4, 10 + i)),
  ];
}

/** The assets of a market, each worth an amount of dollars. */
export function amountsOf(
  amounts: readonly number[],
  proxies: FactorProxies | null = ALL_PROXIES,
): readonly Asset[] {
  return amounts.map((amount, i) =>
    anAsset(`A${String(i)}`, { shares: null, amounts: [{ currency: 'USD', amount }], proxies }),
  );
}
