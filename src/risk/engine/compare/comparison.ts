import type { AnalysisInput } from '../analysis-input.js';
import type { AnalysisWarning } from '../analysis-result.js';
import type { MonthRange } from '../returns/analysis-window.js';
import type { Episode } from '../stress/episode.js';
import type { ComparedEpisode } from './compare-episodes.js';
import type { ComparedResult } from './compared-result.js';
import type { LimitChange } from './limit-changes.js';
import type { ResultDifference } from './result-difference.js';

export const COMPARISON_WINDOWS = ['common', 'own'] as const;

/** `common`: both over the months that both have, so that only the positions differ. `own`: each over all of its own. */
export type ComparisonWindow = (typeof COMPARISON_WINDOWS)[number];

/** Two portfolios to hold against each other; they differ in their assets and in the prices of these only. */
export interface ComparisonInput {
  readonly before: AnalysisInput;
  readonly after: AnalysisInput;
  readonly window: ComparisonWindow;
  /** Those of the past that both are put through. */
  readonly episodes: readonly Episode[];
}

export interface Comparison {
  readonly before: ComparedResult;
  readonly after: ComparedResult;
  readonly difference: ResultDifference;
  readonly limitChanges: readonly LimitChange[];
  /** In the order asked for. */
  readonly episodes: readonly ComparedEpisode[];
  /** The common months, for a side that has more of its own; null where nothing was cut. */
  readonly cut: { readonly before: MonthRange | null; readonly after: MonthRange | null };
  /** About the comparison; each side has its own. */
  readonly warnings: readonly AnalysisWarning[];
}
