import type { AppliedCash } from '../portfolio/cash-mapping.js';
import type { RiskLimitsOrigin } from '../risk-limits/risk-limits.js';
import type { AnalysisOptions, RiskFree } from './engine/analysis-input.js';
import type { OptimizedAnalysis } from './engine/analyze-and-optimize.js';

/** The answer to an analysis: its figures, and all that is needed to judge and repeat them. */
export interface AnalysisReport extends OptimizedAnalysis {
  /** The stored name; null for a portfolio that is not stored. */
  readonly portfolioName: string | null;
  /** The end date of the portfolio: prices after it play no part in values. */
  readonly asOf: string;
  readonly baseCurrency: string;
  readonly frequency: 'monthly';
  readonly benchmark: string | null;
  /** Annual rate, or `series`. */
  readonly riskFree: number | 'series';
  readonly options: AnalysisOptions;
  readonly limitsOrigin: RiskLimitsOrigin | 'request';
  readonly priceSource: string;
  /** How each cash line was mapped. */
  readonly cashMapping: readonly AppliedCash[];
  readonly engineVersion: string;
  /** SHA-256 of everything the figures depend on. */
  readonly inputHash: string;
}

/** All but the matrices, which of five hundred assets have a quarter of a million numbers each. */
export type ReportFigures = Omit<AnalysisReport, 'covarianceAnnual' | 'correlation'>;

/** Parts of the report that can be asked for alone. */
export const REPORT_SECTIONS = [
  'weights',
  'contributions',
  'concentration',
  'covariance',
  'loss',
  'performance',
  'factors',
  'limits',
  'score',
  'optimization',
] as const;

export type ReportSection = (typeof REPORT_SECTIONS)[number];

const KEYS_OF_SECTION: Readonly<Record<ReportSection, readonly (keyof AnalysisReport)[]>> = {
  weights: ['weights', 'netValue', 'valuation', 'exposure'],
  contributions: ['contributions', 'volatility'],
  concentration: ['concentration'],
  covariance: ['covarianceAnnual', 'correlation', 'ledoitWolf', 'ewma', 'volatility'],
  loss: ['loss'],
  performance: ['performance', 'portfolioReturns'],
  factors: ['regressions', 'decomposition', 'factorCoverage'],
  limits: ['limits'],
  score: ['score'],
  optimization: ['optimization'],
};

const SECTION_KEYS = new Set<string>(Object.values(KEYS_OF_SECTION).flat());

/** What a reader can ask for: all of a report, or a part that has a name of its own. */
export type ReportPart = 'all' | 'score' | 'performance';

/** The sections of each part; null is all. */
export const SECTIONS_OF_PART: Readonly<Record<ReportPart, readonly ReportSection[] | null>> = {
  all: null,
  score: ['score', 'limits'],
  performance: ['performance'],
};

/**
 * The report with only the asked sections; what says how it was made is always there. Null gives it whole. So for
 * anything else under the keys of a report.
 */
export function selectSections<Report extends object>(
  report: Report,
  sections: readonly ReportSection[] | null,
): Partial<Report> {
  if (sections === null) return report;
  const wanted = new Set<string>(sections.flatMap((section) => KEYS_OF_SECTION[section]));
  return Object.fromEntries(
    Object.entries(report).filter(([key]) => wanted.has(key) || !SECTION_KEYS.has(key)),
  ) as Partial<Report>;
}

export function riskFreeLabel(riskFree: RiskFree): number | 'series' {
  return riskFree.kind === 'constant' ? riskFree.annualRate : 'series';
}
