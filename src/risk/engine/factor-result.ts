import type { FactorType } from './factors/factor-definition.js';

/** What explains an asset's monthly returns: least squares with intercept on the factors of its proxies. */
export interface AssetRegressionResult {
  /** Monthly intercept. */
  readonly alpha: number;
  /** Null when the asset's returns do not vary. */
  readonly r2: number | null;
  readonly adjustedR2: number | null;
  /** Monthly: sqrt(RSS / (T - k - 1)). */
  readonly residualSd: number;
  /** One for each factor that was kept. */
  readonly betas: Readonly<Partial<Record<FactorType, FactorBeta>>>;
}

export interface FactorBeta {
  /** Key of the factor, such as `industry:XLK-SPY`. */
  readonly factor: string;
  readonly beta: number;
  /** Newey–West when the option `hac` is on. */
  readonly standardError: number;
  /** beta / standardError; null where the error is zero but for rounding. */
  readonly t: number | null;
  readonly hacStandardError: number;
}

/** Split of the model variance; annual. Shares are of the model variance, may be negative, and are null without any. */
export interface DecompositionResult {
  readonly systematicAnnualVariance: number;
  readonly idiosyncraticAnnualVariance: number;
  readonly modelAnnualVolatility: number;
  /** Sample variance of the portfolio minus the model's. */
  readonly unexplainedAnnualVariance: number;
  readonly systematicShare: number | null;
  readonly idiosyncraticShare: number | null;
  readonly byType: Readonly<Partial<Record<FactorType, number | null>>>;
  /** By key, in code-unit order. */
  readonly factors: Readonly<Record<string, FactorResult>>;
}

export interface FactorResult {
  readonly type: FactorType;
  /** Beta of the portfolio. */
  readonly exposure: number;
  readonly annualContribution: number;
  readonly share: number | null;
  readonly annualVolatility: number;
  /** With the model portfolio. */
  readonly correlation: number | null;
  /** Loss of the exposure in its worst month of the lookback, a positive fraction; null without such a month. */
  readonly worstMonthLoss: number | null;
  /** Lowest return of the factor in the lookback. */
  readonly worstFactorMonth: number | null;
  /** The implied maximum beta: highest exposure whose worst month stays inside `max_single_factor_loss`; null without the limit or a falling month. */
  readonly impliedMaxBeta: number | null;
}
