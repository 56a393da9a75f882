import type { DocumentNode } from '../common/document/document-node.js';
import type { JsonObject } from '../common/document/json-value.js';
import type { Reading } from '../common/document/reading.js';
import type { Change, ChangeSet } from '../portfolio/change.js';
import { portfolioChanges } from '../portfolio/portfolio-changes.js';
import { portfolioDocument, readPortfolio } from '../portfolio/portfolio-document.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import { riskLimitsChanges } from '../risk-limits/risk-limits-changes.js';
import { readRiskLimits, riskLimitsDocument } from '../risk-limits/risk-limits-document.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import { scenarioChanges } from '../scenario/scenario-changes.js';
import { readScenario, scenarioDocument } from '../scenario/scenario-document.js';
import type { Scenario } from '../scenario/scenario.js';

/** How one kind of document is read, written and compared; every adapter uses the same. */
export interface DocumentFormat<Content> {
  readonly document: ChangeSet['document'];
  /** @param expectedName what a name inside the document must equal; null accepts any. */
  read(node: DocumentNode, expectedName: string | null): Reading<NamedContent<Content>>;
  form(content: Content): JsonObject;
  changes(before: Content | null, after: Content | null): readonly Change[];
}

export interface NamedContent<Content> {
  readonly content: Content;
  /** The name inside the document; null when it has none. */
  readonly name: string | null;
}

export const PORTFOLIO_FORMAT: DocumentFormat<Portfolio> = {
  document: 'portfolio',
  read: (node, expectedName) =>
    mapReading(
      readPortfolio(node, { unknownKeys: 'keep', expectedName }),
      ({ portfolio, name }) => ({ content: portfolio, name }),
    ),
  form: portfolioDocument,
  changes: portfolioChanges,
};

export const SCENARIO_FORMAT: DocumentFormat<Scenario> = {
  document: 'scenario',
  read: (node, expectedName) =>
    mapReading(readScenario(node, { unknownKeys: 'keep', expectedName }), ({ scenario, name }) => ({
      content: scenario,
      name,
    })),
  form: scenarioDocument,
  changes: scenarioChanges,
};

/** Limits carry no name inside: they are found by their portfolio's. */
export const RISK_LIMITS_FORMAT: DocumentFormat<RiskLimits> = {
  document: 'risk-limits',
  read: (node) =>
    mapReading(readRiskLimits(node, { unknownKeys: 'keep' }), (content) => ({
      content,
      name: null,
    })),
  form: riskLimitsDocument,
  changes: riskLimitsChanges,
};

/** The same reading of another value. */
export function mapReading<From, To>(
  reading: Reading<From>,
  map: (value: From) => To,
): Reading<To> {
  return reading.ok ? { ok: true, value: map(reading.value) } : reading;
}

const FORMATS = {
  portfolio: PORTFOLIO_FORMAT,
  scenario: SCENARIO_FORMAT,
  'risk-limits': RISK_LIMITS_FORMAT,
} as const;

/** The format of a kind that is known by its name only, as in a worker thread. */
export function formatOf(document: ChangeSet['document']): DocumentFormat<unknown> {
  return FORMATS[document];
}
