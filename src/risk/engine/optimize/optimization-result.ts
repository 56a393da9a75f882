import type { AnalysisResult, ByTicker } from '../analysis-result.js';
import type { NamedConstraint } from './constraint.js';
import type { ObjectiveName } from './objective.js';

/** Weights and what is expected of them; annual fractions. */
export interface WeighedFigures {
  readonly weights: ByTicker<number>;
  readonly annualVolatility: number;
  /** Null when an asset with a weight has no expected return. */
  readonly expectedReturn: number | null;
  /** Expected excess return over volatility; null without either. */
  readonly sharpe: number | null;
}

export interface OptimalWeights extends WeighedFigures {
  /** Against the current weights. */
  readonly changes: ByTicker<number>;
  /** At most 1e-6; of risk parity, how uneven the contributions are, relatively. */
  readonly kktResidual: number;
  /** What keeps the weights from being better. */
  readonly binding: readonly NamedConstraint[];
  /** Limits and bounds that risk parity, which takes in none, breaks. */
  readonly broken: readonly NamedConstraint[];
}

/** `infeasible`: limits contradict each other. `undefined`: the objective has no best weights here. */
export type OptimizationStatus = 'optimal' | 'infeasible' | 'undefined';

export interface OptimizationFrame extends Pick<
  AnalysisResult,
  'tickers' | 'window' | 'excluded' | 'proxied' | 'staleness' | 'warnings'
> {
  readonly objective: ObjectiveName;
  readonly status: OptimizationStatus;
  /** Why there are no weights; null when there are. */
  readonly reason: string | null;
  /** Limits that cannot be met together, though all but any one of them can; one alone cannot be met at all. */
  readonly conflict: readonly NamedConstraint[];
  readonly current: WeighedFigures;
  readonly applyLimits: boolean;
  /** Limits that entered the problem. */
  readonly appliedLimits: readonly NamedConstraint[];
  readonly cashCap: number;
  readonly solver: string;
  /** Added to each monthly variance of a singular covariance; else 0. Null without weights. */
  readonly ridge: number | null;
}

export interface OptimizationResult extends OptimizationFrame {
  /** Annual; null: none. Only for the highest return. */
  readonly volatilityCap: number | null;
  readonly optimal: OptimalWeights | null;
  /** Every limit that is set, held against the optimal weights; empty without them. */
  readonly limits: AnalysisResult['limits'];
}

export interface FrontierResult extends OptimizationFrame {
  /** From least variance to highest return; null when there are none. */
  readonly points: readonly OptimalWeights[] | null;
}
