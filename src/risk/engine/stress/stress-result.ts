import type { AnalysisResult, ByTicker } from '../analysis-result.js';
import type { FactorResult } from '../factor-result.js';

/** What a portfolio would lose (risk-model section 6). Returns are simple fractions with their sign, losses positive. */
export interface StressResult extends MeasuredPortfolio {
  /** Each factor in its own worst month, by key, in code-unit order. */
  readonly factors: Readonly<Record<string, StressedFactor>>;
  /** In the order asked for. */
  readonly episodes: readonly EpisodeResult[];
  /** Null when no shock was given. */
  readonly shock: ShockResult | null;
}

/** What an analysis says of the portfolio itself. */
export type MeasuredPortfolio = Pick<
  AnalysisResult,
  | 'tickers'
  | 'weights'
  | 'netValue'
  | 'valuation'
  | 'exposure'
  | 'window'
  | 'factorCoverage'
  | 'excluded'
  | 'proxied'
  | 'staleness'
  | 'warnings'
>;

export type StressedFactor = Pick<
  FactorResult,
  'type' | 'exposure' | 'annualVolatility' | 'worstFactorMonth' | 'worstMonthLoss'
>;

/** What happens to the portfolio; null where it cannot be told. */
export interface StressOutcome {
  readonly return: number | null;
  /** max(0, -return). */
  readonly loss: number | null;
  /** In the base currency; null for a portfolio given by weights. */
  readonly valueChange: number | null;
}

/** `known`: every asset's return is; `incomplete`: some are; `unknown`: none is, or the range is not over. */
export type EpisodeStatus = 'known' | 'incomplete' | 'unknown';

export interface EpisodeResult extends StressOutcome {
  readonly name: string;
  readonly description: string | null;
  readonly startDate: string;
  readonly endDate: string;
  readonly status: EpisodeStatus;
  /** Why the outcome is null; null otherwise. */
  readonly reason: string | null;
  /** They sum to the return; empty unless that is known. */
  readonly contributions: ByTicker<number>;
  /** Assets without prices there, whose returns are those of their factors. */
  readonly byFactors: readonly string[];
  /** Cash whose proxy has no prices there: it earns nothing in its own currency. */
  readonly cashWithoutPrices: readonly string[];
  /** Assets with neither prices nor factors there. */
  readonly missing: readonly string[];
}

export interface ShockResult extends StressOutcome {
  readonly return: number;
  readonly loss: number;
  readonly isPropagated: boolean;
  /** Factors that are shocked, by key, in code-unit order. */
  readonly factors: Readonly<Record<string, FactorShock>>;
  /** Assets that are shocked beside what their factors do. */
  readonly tickers: ByTicker<TickerShock>;
}

export interface FactorShock {
  readonly shock: number;
  /** False: expected, given the others. */
  readonly isGiven: boolean;
  readonly exposure: number;
  /** exposure * shock. */
  readonly contribution: number;
}

export interface TickerShock {
  readonly shock: number;
  readonly weight: number;
  /** weight * shock. */
  readonly contribution: number;
}
