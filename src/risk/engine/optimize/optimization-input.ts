import type { AnalysisInput } from '../analysis-input.js';
import type { Objective } from './objective.js';
import type { WeightBounds } from './optimization-problem.js';

/** What weights are sought for: a portfolio as for an analysis, and what the weights must keep to. */
export interface OptimizationTerms {
  /** Annual, fractions, by ticker after cash mapping; may name tickers not held. */
  readonly expectedReturns: ReadonlyMap<string, number>;
  /** By ticker after cash mapping; 0 to 1 where there are none. */
  readonly bounds: ReadonlyMap<string, WeightBounds>;
  /** Most that all cash together may weigh. */
  readonly cashCap: number;
  /** Whether the limits on single weights and factor losses hold the weights back. */
  readonly applyLimits: boolean;
}

export interface OptimizationInput extends AnalysisInput, OptimizationTerms {
  readonly objective: Objective;
}

export interface FrontierInput extends AnalysisInput, OptimizationTerms {
  /** At least 2. */
  readonly points: number;
}
