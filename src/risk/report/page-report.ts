import type { AnalysisReport, ReportFigures } from '../analysis-report.js';
import { type Correlations, riskiestCorrelations } from './riskiest-correlations.js';

/** What a page shows of a report. */
export interface PageReport extends ReportFigures {
  readonly correlations: Correlations;
}

/** The report without what a page does not show: whoever sends it to another thread sends little. */
export function pageReport({
  covarianceAnnual: _unshown,
  correlation,
  ...figures
}: AnalysisReport): PageReport {
  return { ...figures, correlations: riskiestCorrelations(figures, correlation) };
}
