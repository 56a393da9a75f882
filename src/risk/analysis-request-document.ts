import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { FaultList } from '../common/document/fault-list.js';
import {
  asList,
  asMap,
  optionalField,
  refuseUnknownKeys,
  requiredField,
} from '../common/document/fields.js';
import type { Reading } from '../common/document/reading.js';
import { type NamedPortfolio, readPortfolio } from '../portfolio/portfolio-document.js';
import { readTicker } from '../portfolio/ticker-document.js';
import { readRiskLimits } from '../risk-limits/risk-limits-document.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import { readAnalysisOptions } from './analysis-options-document.js';
import { REPORT_SECTIONS, type ReportSection } from './analysis-report.js';
import { readChoice } from './choice-document.js';
import {
  type AnalysisOptions,
  DEFAULT_ANALYSIS_OPTIONS,
  type RiskFree,
} from './engine/analysis-input.js';
import { readRiskFree } from './risk-free-document.js';

/** How a portfolio is to be analysed, as the caller wrote it. */
export interface AnalysisTerms {
  /** Null: those that hold for the owner. */
  readonly riskLimits: RiskLimits | null;
  readonly benchmark: string | null;
  readonly riskFree: RiskFree;
  readonly options: AnalysisOptions;
  /** Null: the whole report. */
  readonly sections: readonly ReportSection[] | null;
}

/** Terms with the portfolio they are about. */
export interface InlineAnalysis {
  readonly portfolio: NamedPortfolio;
  readonly terms: AnalysisTerms;
}

/** What holds when the caller says nothing. */
export const DEFAULT_ANALYSIS_TERMS: AnalysisTerms = {
  riskLimits: null,
  benchmark: null,
  riskFree: { kind: 'constant', annualRate: 0 },
  options: DEFAULT_ANALYSIS_OPTIONS,
  sections: null,
};

export const ANALYSIS_TERM_KEYS = ['riskLimits', 'benchmark', 'riskFree', 'options', 'sections'];
const INLINE_KEYS = ['portfolio', ...ANALYSIS_TERM_KEYS];

/** Reads the body of an analysis of a stored portfolio, or lists every fault in it. */
export function readAnalysisTerms(node: DocumentNode): Reading<AnalysisTerms> {
  const faults = new FaultList();
  const root = asMap(node, '{ "benchmark": "SPY" }', faults);
  if (root === null) return faults.reading<AnalysisTerms>(null);
  refuseUnknownKeys(root, ANALYSIS_TERM_KEYS, 'an analysis request', faults);
  return faults.reading(readTermsOf(root, faults));
}

/** Reads the body of an analysis that brings its portfolio along, or lists every fault in it. */
export function readInlineAnalysis(node: DocumentNode): Reading<InlineAnalysis> {
  const faults = new FaultList();
  const root = asMap(node, '{ "portfolio": { ... } }', faults);
  if (root === null) return faults.reading<InlineAnalysis>(null);
  refuseUnknownKeys(root, INLINE_KEYS, 'an analysis request', faults);
  const portfolio = readPortfolioField(root, faults);
  const terms = readTermsOf(root, faults);
  return faults.reading(portfolio === null ? null : { portfolio, terms });
}

/** `portfolio`: the one that comes with the request; null with every fault in it. */
export function readPortfolioField(
  root: MapNode,
  faults: FaultList,
  meaning = 'the portfolio to analyse',
): NamedPortfolio | null {
  const document = requiredField(root, 'portfolio', meaning, faults);
  if (document === null) return null;
  return faults.take(readPortfolio(document, { unknownKeys: 'refuse', expectedName: null }));
}

/** The terms among the keys of a request. */
export function readTermsOf(root: MapNode, faults: FaultList): AnalysisTerms {
  const riskLimits = optionalField(root, 'riskLimits');
  const benchmark = optionalField(root, 'benchmark');
  return {
    riskLimits:
      riskLimits === null
        ? null
        : faults.take(readRiskLimits(riskLimits, { unknownKeys: 'refuse' })),
    benchmark: benchmark === null ? null : readTicker(benchmark, faults),
    riskFree: readRiskFree(root, faults) ?? DEFAULT_ANALYSIS_TERMS.riskFree,
    options: readAnalysisOptions(root, faults),
    sections: readSections(root, faults),
  };
}

function readSections(root: MapNode, faults: FaultList): readonly ReportSection[] | null {
  const node = optionalField(root, 'sections');
  const list = node === null ? null : asList(node, '["weights", "loss"]', faults);
  if (list === null) return null;
  const sections = list.items.map((item) => readChoice(item, REPORT_SECTIONS, faults));
  return sections.filter((section) => section !== null);
}
