import { type ReportSection, selectSections } from './analysis-report.js';
import type { AnalysisWarning } from './engine/analysis-result.js';
import type { ComparedEpisode } from './engine/compare/compare-episodes.js';
import type { ComparedResult } from './engine/compare/compared-result.js';
import type { ComparisonWindow } from './engine/compare/comparison.js';
import type { LimitChange } from './engine/compare/limit-changes.js';
import type { ResultDifference } from './engine/compare/result-difference.js';
import type { ReportFrame } from './gather-analysis.js';

/** An analysis without the weights of its optimization, which owe nothing to what is held of each asset. */
export interface ComparedReport extends ReportFrame, ComparedResult {}

/** Two portfolios held against each other. */
export interface ComparedReports {
  /** As it would be analysed alone, over the months that `window` says. */
  readonly before: ComparedReport;
  readonly after: ComparedReport;
  readonly difference: ResultDifference;
  readonly limitChanges: readonly LimitChange[];
  /** Past episodes, in the order of their file. */
  readonly episodes: readonly ComparedEpisode[];
  readonly window: ComparisonWindow;
  /** About the comparison and the change; each side has its own. */
  readonly warnings: readonly AnalysisWarning[];
}

/** What a change of a portfolio would do to its risk. Nothing of it has happened. */
export interface ComparisonReport extends ComparedReports {
  /** The stored name of the portfolio before; null for one that is not stored. */
  readonly portfolioName: string | null;
  /** The scenario that the change comes from; null for one that came with the request. */
  readonly scenarioName: string | null;
  /** What would be bought and sold, in code-unit order of the owner's own tickers; the one that pays is among them. */
  readonly trades: readonly Trade[];
  readonly funding: Funding | null;
}

/** One position that changes. Weights are fractions of the net value before. */
export interface Trade {
  /** As the owner names it: cash is not yet its proxy. */
  readonly ticker: string;
  readonly weightBefore: number;
  readonly weightAfter: number;
  readonly weightChange: number;
  /** In the base currency; null for a portfolio given by weights. */
  readonly valueChange: number | null;
  /** Null for what is not held in shares. */
  readonly sharesChange: number | null;
}

/** What pays for the other trades, or takes what they leave. */
export interface Funding {
  readonly ticker: string;
  readonly weightChange: number;
  readonly valueChange: number | null;
}

/** The report with only the asked sections on either side and in the difference. Null gives it whole. */
export function selectComparisonSections(
  report: ComparisonReport,
  sections: readonly ReportSection[] | null,
): object {
  return {
    ...report,
    before: selectSections(report.before, sections),
    after: selectSections(report.after, sections),
    difference: selectSections(report.difference, sections),
  };
}
