import type { AssetRegressionResult, DecompositionResult } from './factor-result.js';
import type { LimitName } from './limits/risk-limits.js';
import type { AssetValue } from './valuation/value-asset.js';

/** Figures of one analysis. Returns and volatilities are fractions, losses positive, money in the base currency. */
export interface AnalysisResult {
  /** In code-unit order; the order of the covariance and correlation matrices. */
  readonly tickers: readonly string[];
  readonly weights: ByTicker<number>;
  readonly netValue: number;
  /** Latest price and value of each asset; values are null for a portfolio given by weights. */
  readonly valuation: ByTicker<AssetValue>;
  readonly exposure: Exposure;
  readonly window: Window;
  readonly volatility: { readonly monthly: number; readonly annual: number };
  readonly contributions: ByTicker<RiskContribution>;
  readonly concentration: Concentration;
  readonly covarianceAnnual: readonly (readonly number[])[];
  readonly correlation: readonly (readonly number[])[];
  readonly ledoitWolf: { readonly shrinkage: number; readonly annualVolatility: number };
  readonly ewma: { readonly annualVolatility: number };
  readonly loss: LossMeasures;
  readonly performance: Performance;
  /** The portfolio's own return in each month of the window. */
  readonly portfolioReturns: {
    readonly months: readonly string[];
    readonly returns: readonly number[];
  };
  /** Of the assets that factors explain. */
  readonly regressions: ByTicker<AssetRegressionResult>;
  readonly decomposition: DecompositionResult;
  /** Part of the non-cash gross weight that has a regression; null without non-cash assets. */
  readonly factorCoverage: number | null;
  readonly limits: Readonly<Partial<Record<LimitName, LimitCheck>>>;
  readonly score: RiskScore;
  /** Assets left out for their short history, with the weight they had. */
  readonly excluded: ByTicker<number>;
  /** Assets whose missing months were filled, with what. */
  readonly proxied: ByTicker<ProxyFill>;
  /** Latest price date of each priced series used, on or before the end date, and its age. */
  readonly staleness: ByTicker<Staleness>;
  readonly warnings: readonly AnalysisWarning[];
}

export type ByTicker<Value> = Readonly<Record<string, Value>>;

export interface Exposure {
  /** Sum of weights, of absolute weights, and of absolute weights of non-cash assets. */
  readonly net: number;
  readonly gross: number;
  readonly leverage: number;
}

export interface Window {
  /** `YYYY-MM`, both inclusive. */
  readonly first: string;
  readonly last: string;
  readonly months: number;
}

/** Annual: `contribution` sums to the annual volatility, `share` to 1. Null where the volatility is zero. */
export interface RiskContribution {
  readonly marginal: number | null;
  readonly contribution: number;
  readonly share: number | null;
}

/** Over non-cash assets; null without any. */
export interface Concentration {
  readonly herfindahl: number;
  readonly effectivePositions: number | null;
  readonly diversificationRatio: number | null;
  readonly maxSingleStockWeight: number;
}

/** One-month losses at a confidence, as positive fractions. */
export interface TailLoss {
  readonly varHistorical: number;
  readonly esHistorical: number;
  readonly varNormal: number;
  readonly esNormal: number;
  readonly varCornishFisher: number | null;
}

export interface Drawdown {
  /** Month before the fall; null when the fall began at the start. */
  readonly peak: string | null;
  readonly trough: string | null;
  /** First month back at the peak; null while it is not. */
  readonly recovery: string | null;
}

export interface LossMeasures {
  readonly '0.95': TailLoss;
  readonly '0.99': TailLoss;
  readonly maxDrawdown: number;
  readonly drawdown: Drawdown;
  /** Returns with their sign. */
  readonly worstMonth: number;
  readonly worst12Months: number | null;
  readonly skewness: number | null;
  readonly excessKurtosis: number | null;
}

/** Null: the denominator is zero or the benchmark is missing; a warning says which. */
export interface Performance {
  readonly totalReturn: number;
  readonly cagr: number | null;
  readonly annualVolatility: number;
  readonly sharpe: number | null;
  readonly sortino: number | null;
  readonly maxDrawdown: number;
  readonly calmar: number | null;
  readonly annualAlpha: number | null;
  readonly beta: number | null;
  readonly r2: number | null;
  readonly trackingError: number | null;
  readonly informationRatio: number | null;
  readonly upCapture: number | null;
  readonly downCapture: number | null;
  readonly winRate: number;
  readonly bestMonth: number;
  readonly worstMonth: number;
  readonly skewness: number | null;
  readonly excessKurtosis: number | null;
}

/** Over assets other than cash, weights from 0 to 1, without any limit; sample covariance. */
export interface OptimizationBlock {
  readonly minVariance: { readonly weights: ByTicker<number>; readonly annualVolatility: number };
  /** Null where an asset's returns do not vary: it cannot bring any risk. */
  readonly riskParity: ByTicker<number> | null;
  /** To which other solvers may be expected to agree; ours keep closer to the optimum. */
  readonly tolerance: number;
  /** Name and version of the solver. */
  readonly solver: string;
  /** Added to each monthly variance of a singular covariance to solve it; else 0. */
  readonly ridge: number;
  /** How far the weights are from the conditions of an optimum; of risk parity, from even contributions, relatively. */
  readonly kktResidual: { readonly minVariance: number; readonly riskParity: number | null };
}

export type LimitStatus = 'pass' | 'warn' | 'breach' | 'unknown';

export interface LimitCheck {
  /** Null when unknown because its inputs are missing. */
  readonly actual: number | null;
  /** Positive magnitude. */
  readonly limit: number;
  /** `limit - actual`; null when the actual is. */
  readonly headroom: number | null;
  readonly status: LimitStatus;
  /** Why it is unknown; null otherwise. */
  readonly reason: string | null;
  /** Only of a breach: the smallest change of one position that cures it; null when none does. */
  readonly suggestion?: LimitSuggestion | null;
}

/** A position moved towards cash of the base currency: a sale, or the buying back of a short. */
export interface LimitSuggestion {
  readonly ticker: string;
  /** Negative for a sale. */
  readonly weightChange: number;
  readonly weightAfter: number;
  /** The figure the limit is held against, measured anew; not above the limit. */
  readonly actualAfter: number;
  /** In the base currency; null for a portfolio given by weights. */
  readonly valueChange: number | null;
}

export type ScoreComponent = 'volatility' | 'loss' | 'concentration' | 'factor';

export interface RiskScore {
  /** 0 to 100, 100 is safest; only the components that are known. */
  readonly components: Readonly<Partial<Record<ScoreComponent, number>>>;
  /** False when a component is unknown and the others carry its weight. */
  readonly complete: boolean;
  readonly score: number | null;
  readonly band: 'low' | 'moderate' | 'elevated' | 'high' | null;
  /** The component that costs most points of the score; null when none costs any. */
  readonly costliest: ScoreComponent | null;
}

export interface ProxyFill {
  readonly months: number;
  /** Proxy tickers that gave the returns. */
  readonly proxies: readonly string[];
}

export interface Staleness {
  readonly lastDate: string;
  /** Weekdays after `lastDate` up to the end date. */
  readonly tradingDays: number;
}

export type WarningCode =
  | 'stale-price'
  | 'stale-source'
  | 'price-jump'
  | 'window-shortened'
  | 'common-window'
  | 'matrices-left-out'
  | 'sold-short'
  | 'cash-overdrawn'
  | 'cash-proxy-without-prices'
  | 'currency-without-proxy'
  | 'benchmark-missing'
  | 'benchmark-history-short'
  | 'factor-history-short'
  | 'factor-history-gap'
  | 'peer-history-short'
  | 'collinear-factor'
  | 'no-factor-proxies'
  | 'undefined-ratio'
  | 'zero-variance'
  | 'nothing-to-optimize'
  | 'risk-parity-undefined'
  | 'optimization-failed'
  | 'optimization-left-out'
  | 'currency-mismatch'
  | 'limit-checks-not-kept'
  | 'unknown-key'
  | 'corrupt-data';

export interface AnalysisWarning {
  readonly code: WarningCode;
  /** What it is about; empty when it is about the whole. */
  readonly tickers: readonly string[];
  readonly detail: string;
}
