import { DEFAULT_RISK_LIMITS } from '../../dist/risk-limits/risk-limits.js';

export const LIMITS = DEFAULT_RISK_LIMITS;

/** Every position of another amount for another variant; a fifth of them with proxies, a tenth with expected returns. */
export function aPortfolio(size, variant) {
  const tickers = Array.from({ length: size }, (_, i) => `T${String(i).padStart(4, '0')}`);
  return {
    startDate: '2018-01-01',
    endDate: '2022-12-31',
    positions: tickers.map((ticker, i) => ({
      ticker,
      quantity: { unit: 'shares', amount: Number((1.5 + i * 1.37 + variant).toFixed(4)) },
      currency: i % 4 === 0 ? 'USD' : null,
      type: 'stock',
      accounts: [],
    })),
    expectedReturns: new Map(
      tickers.filter((_, i) => i % 10 === 0).map((ticker) => [ticker, 0.07]),
    ),
    factorProxies: new Map(
      tickers
        .filter((_, i) => i % 5 === 0)
        .map((ticker) => [
          ticker,
          {
            market: 'SPY',
            momentum: 'MTUM',
            value: 'IWD',
            industry: 'XLK',
            subindustry: ['A', 'B'],
          },
        ]),
    ),
    extra: new Map(),
  };
}
