import type { ComparedEpisode } from '../../src/risk/engine/compare/compare-episodes.js';
import { A_VALUE, aReport } from '../cli/a-report.js';
import type { AnalysisReport } from '../../src/risk/analysis-report.js';
import type { LimitStatus } from '../../src/risk/engine/analysis-result.js';

/** As much of each ticker, every pair correlated alike. */
export function manyPositions(tickers: readonly string[]): Partial<AnalysisReport> {
  const share = 1 / tickers.length;
  const each = <Value>(value: Value): Record<string, Value> =>
    Object.fromEntries(tickers.map((ticker) => [ticker, value]));
  return {
    tickers,
    weights: each(share),
    valuation: each(A_VALUE),
    contributions: each({ marginal: 0.1, contribution: 0.1 * share, share }),
    correlation: tickers.map((_, y) => tickers.map((__, x) => (x === y ? 1 : 0.25))),
  };
}

function check(actual: number | null, status: LimitStatus) {
  const headroom = actual === null ? null : 0.25 - actual;
  return { actual, limit: 0.25, headroom, status, reason: actual === null ? 'no factors' : null };
}

/** A limit in each status. */
export const LIMITS: AnalysisReport['limits'] = {
  max_volatility: check(0.1, 'pass'),
  max_loss: check(0.24, 'warn'),
  max_single_stock_weight: check(1, 'breach'),
  max_factor_contribution: check(null, 'unknown'),
};

const MARKET = {
  type: 'market' as const,
  exposure: 1.2,
  annualContribution: 0.024,
  share: 0.8,
  annualVolatility: 0.15,
  correlation: 0.9,
  worstMonthLoss: 0.144,
  worstFactorMonth: -0.12,
  impliedMaxBeta: 0.8333,
};

const MOMENTUM = {
  type: 'momentum' as const,
  exposure: -0.4,
  annualContribution: -0.003,
  share: -0.1,
  annualVolatility: 0.06,
  correlation: null,
  worstMonthLoss: null,
  worstFactorMonth: null,
  impliedMaxBeta: null,
};

function slope(factor: string, beta: number, t: number | null) {
  return { factor, beta, standardError: 0.1, t, hacStandardError: 0.1 };
}

/** What two factors explain of one stock. */
export const EXPLAINED: Partial<AnalysisReport> = {
  factorCoverage: 1,
  decomposition: {
    systematicAnnualVariance: 0.021,
    idiosyncraticAnnualVariance: 0.009,
    modelAnnualVolatility: Math.sqrt(0.03),
    unexplainedAnnualVariance: 0.005,
    systematicShare: 0.7,
    idiosyncraticShare: 0.3,
    byType: { market: 0.8, momentum: -0.1 },
    factors: { 'market:SPY': MARKET, 'momentum:MTUM-SPY': MOMENTUM },
  },
  regressions: {
    AAA: {
      alpha: 0.001,
      r2: 0.7,
      adjustedR2: 0.69,
      residualSd: 0.02,
      betas: {
        market: slope('market:SPY', 1.2, 8.5),
        momentum: slope('momentum:MTUM-SPY', -0.4, null),
      },
    },
  },
};

/** One factor and one regression, named by a ticker. */
export function explainedBy(ticker: string): Partial<AnalysisReport> {
  const key = `market:${ticker}`;
  const regression = { alpha: 0, r2: 1, adjustedR2: 1, residualSd: 0 };
  const decomposition = aReport(EXPLAINED).decomposition;
  return {
    decomposition: { ...decomposition, factors: { [key]: MARKET } },
    regressions: { [ticker]: { ...regression, betas: { market: slope(key, 1, 1) } } },
  };
}

/** Weights of least variance of two stocks; those of even risk are not known. */
export const OPTIMIZED: Pick<AnalysisReport, 'optimization'> = {
  optimization: {
    minVariance: { weights: { AAA: 1, BBB: 0 }, annualVolatility: 0.1234 },
    riskParity: null,
    tolerance: 1e-5,
    solver: 'test',
    ridge: 0,
    kktResidual: { minVariance: 0, riskParity: null },
  },
};

const UNTOLD = { byFactors: [], cashWithoutPrices: [], missing: [] };

/** A past episode that is known of both portfolios, and one that is known of neither. */
export const COMPARED_EPISODES: readonly ComparedEpisode[] = [
  {
    ...{ name: 'crash', description: null, startDate: '2020-02-19', endDate: '2020-03-23' },
    before: {
      ...UNTOLD,
      status: 'known',
      reason: null,
      return: -0.3,
      loss: 0.3,
      valueChange: -300,
    },
    after: { ...UNTOLD, status: 'known', reason: null, return: -0.2, loss: 0.2, valueChange: -200 },
    difference: { return: 0.1, loss: -0.1, valueChange: 100 },
  },
  {
    ...{ name: 'older', description: null, startDate: '1987-08-25', endDate: '1987-12-04' },
    before: {
      ...UNTOLD,
      status: 'unknown',
      reason: 'x',
      return: null,
      loss: null,
      valueChange: null,
    },
    after: {
      ...UNTOLD,
      status: 'unknown',
      reason: 'x',
      return: null,
      loss: null,
      valueChange: null,
    },
    difference: { return: null, loss: null, valueChange: null },
  },
];
