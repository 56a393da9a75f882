import type { AnalysisReport } from '../analysis-report.js';

/** True for a portfolio that was given as weights: there is no money to show. */
export function isWeighted({ valuation }: Pick<AnalysisReport, 'valuation'>): boolean {
  return Object.values(valuation).every(({ value }) => value === null);
}
