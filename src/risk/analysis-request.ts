import type { RiskLimits, RiskLimitsOrigin } from '../risk-limits/risk-limits.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import type { AnalysisOptions, RiskFree } from './engine/analysis-input.js';

/** What to analyse, against which limits, and how. */
export interface AnalysisRequest {
  readonly portfolio: Portfolio;
  /** The stored name, for the report; null for a portfolio that is not stored. */
  readonly portfolioName: string | null;
  readonly limits: RiskLimits;
  /** Whose limits they are: given with the request, or where they were found. */
  readonly limitsOrigin: RiskLimitsOrigin | 'request';
  /** Ticker that performance is measured against; null for none. */
  readonly benchmark: string | null;
  readonly riskFree: RiskFree;
  readonly options: AnalysisOptions;
}
