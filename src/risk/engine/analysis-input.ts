import type { FactorProxies } from './factors/factor-proxies.js';
import type { LimitValues } from './limits/risk-limits.js';
import type { PriceSeries } from './returns/price-series.js';

/** All that an analysis depends on; the same input always gives the same result, to the last digit. */
export interface AnalysisInput {
  /** `YYYY-MM-DD`, both inclusive. */
  readonly startDate: string;
  readonly endDate: string;
  /** ISO code of the currency everything is valued in. */
  readonly baseCurrency: string;
  /** In code-unit order of tickers; tickers are unique. */
  readonly assets: readonly Asset[];
  /** Series by ticker: assets, factor proxies, peers, benchmark, and exchange rates as `CCYUSD`. */
  readonly prices: ReadonlyMap<string, PriceSeries>;
  readonly limits: LimitValues;
  readonly benchmark: string | null;
  readonly riskFree: RiskFree;
  readonly options: AnalysisOptions;
}

/** One asset after cash mapping. A held cash proxy may have shares and amounts at once: they add. */
export interface Asset {
  readonly ticker: string;
  readonly shares: number | null;
  /** Amounts of money; may be in several currencies. */
  readonly amounts: readonly Amount[];
  readonly weight: number | null;
  /** Currency of the holder's price; null when the document does not say (then the price source's, then the base). */
  readonly currency: string | null;
  /** Made only by the cash mapping, whether it has prices or not. */
  readonly isCash: boolean;
  readonly proxies: FactorProxies | null;
}

export interface Amount {
  readonly currency: string;
  readonly amount: number;
}

/** A constant annual rate, or one simple monthly rate for each `YYYY-MM` of the window. */
export type RiskFree =
  | { readonly kind: 'constant'; readonly annualRate: number }
  | { readonly kind: 'series'; readonly monthlyRates: ReadonlyMap<string, number> };

export const COVARIANCE_METHODS = ['sample', 'ledoit-wolf', 'ewma'] as const;
export type CovarianceMethod = (typeof COVARIANCE_METHODS)[number];

export const SHORT_HISTORY_MODES = ['fail', 'exclude', 'proxy'] as const;
export type ShortHistoryMode = (typeof SHORT_HISTORY_MODES)[number];

export interface AnalysisOptions {
  readonly covariance: CovarianceMethod;
  /** Decay of the exponentially weighted covariance, in (0, 1). */
  readonly ewmaDecay: number;
  /** Newey–West standard errors in the factor regressions. */
  readonly hac: boolean;
  readonly onShortHistory: ShortHistoryMode;
  /** Fewest monthly returns an asset and the window may have; at least 2. */
  readonly minObservations: number;
  /** Whether weights given in place of amounts are divided by their sum. */
  readonly normalize: boolean;
  /** Years before the end date in which the worst month of each factor is looked for; a whole number from 1. */
  readonly worstCaseLookbackYears: number;
}

export const DEFAULT_ANALYSIS_OPTIONS: AnalysisOptions = {
  covariance: 'sample',
  ewmaDecay: 0.97,
  hac: false,
  onShortHistory: 'fail',
  minObservations: 24,
  normalize: true,
  worstCaseLookbackYears: 10,
};
