import type { Portfolio, Position } from '../../src/portfolio/portfolio.js';

/** Five years of nothing but these positions, sorted as a portfolio keeps them. */
export function aPortfolio(
  positions: readonly Position[],
  given: Partial<Portfolio> = {},
): Portfolio {
  return {
    startDate: '2018-01-01',
    endDate: '2022-12-31',
    positions: [...positions].sort((a, b) => (a.ticker < b.ticker ? -1 : 1)),
    expectedReturns: new Map(),
    factorProxies: new Map(),
    extra: new Map(),
    ...given,
  };
}

export function shares(ticker: string, amount: number, given: Partial<Position> = {}): Position {
  return aPosition(ticker, { unit: 'shares', amount }, given);
}

export function dollars(ticker: string, amount: number, given: Partial<Position> = {}): Position {
  return aPosition(ticker, { unit: 'dollars', amount }, given);
}

export function weight(ticker: string, amount: number, given: Partial<Position> = {}): Position {
  return aPosition(ticker, { unit: 'weight', amount }, given);
}

function aPosition(
  ticker: string,
  quantity: Position['quantity'],
  given: Partial<Position>,
): Position {
  return { ticker, quantity, currency: null, type: null, accounts: [], ...given };
}
