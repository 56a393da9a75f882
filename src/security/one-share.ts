import type { Portfolio } from '../portfolio/portfolio.js';
import type { Asset } from '../risk/engine/analysis-input.js';
import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';

/** A portfolio of one share of a security, so that it is valued, converted and explained as in any other. */
export function portfolioOfOneShare(
  ticker: string,
  proxies: FactorProxies,
  dates: Pick<Portfolio, 'startDate' | 'endDate'>,
): Portfolio {
  const quantity = { unit: 'shares', amount: 1 } as const;
  return {
    ...dates,
    positions: [{ ticker, quantity, currency: null, type: null, accounts: [] }],
    expectedReturns: new Map(),
    factorProxies: new Map([[ticker, proxies]]),
    extra: new Map(),
  };
}

/** The asset it comes to. */
export function oneShare(ticker: string, proxies: FactorProxies): Asset {
  return {
    ticker,
    shares: 1,
    amounts: [],
    weight: null,
    currency: null,
    isCash: false,
    proxies,
  };
}
