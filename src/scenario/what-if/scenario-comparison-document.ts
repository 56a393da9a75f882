import type { DocumentNode } from '../../common/document/document-node.js';
import { FaultList } from '../../common/document/fault-list.js';
import { asMap, asScalar, optionalField, refuseUnknownKeys } from '../../common/document/fields.js';
import type { Reading } from '../../common/document/reading.js';
import { nameFault } from '../../portfolio/document-name.js';
import type { Portfolio } from '../../portfolio/portfolio.js';
import {
  type AnalysisTerms,
  DEFAULT_ANALYSIS_TERMS,
  readPortfolioField,
} from '../../risk/analysis-request-document.js';
import type { WhatIf } from './what-if.js';
import { COMPARISON_KEYS, readComparisonSetting } from './what-if-document.js';

/** What a scenario is compared with: its own base portfolio, another stored one, or one that comes along. */
export type ComparisonBase =
  | { readonly kind: 'own' }
  | { readonly kind: 'stored'; readonly name: string }
  | { readonly kind: 'given'; readonly portfolio: Portfolio };

export interface ScenarioComparison extends Omit<WhatIf, 'change'> {
  readonly base: ComparisonBase;
  readonly terms: AnalysisTerms;
}

/** What holds when the caller says nothing. */
export const DEFAULT_SCENARIO_COMPARISON: ScenarioComparison = {
  base: { kind: 'own' },
  terms: DEFAULT_ANALYSIS_TERMS,
  factorProxies: new Map(),
  window: 'common',
};

/** Reads the body of a comparison of a scenario, or lists every fault in it. */
export function readScenarioComparison(node: DocumentNode): Reading<ScenarioComparison> {
  const faults = new FaultList();
  const root = asMap(node, '{ "basePortfolio": "retirement" }', faults);
  if (root === null) return faults.reading<ScenarioComparison>(null);
  const keys = ['basePortfolio', 'portfolio', ...COMPARISON_KEYS];
  refuseUnknownKeys(root, keys, 'a comparison', faults);
  const name = optionalField(root, 'basePortfolio');
  const given = optionalField(root, 'portfolio');
  if (name !== null && given !== null) {
    faults.report('exclusive-keys', name, 'there is either a basePortfolio or a portfolio');
  }
  const portfolio = given === null ? null : readPortfolioField(root, faults);
  const base: ComparisonBase =
    portfolio === null
      ? name === null
        ? { kind: 'own' }
        : readBaseName(name, faults)
      : { kind: 'given', portfolio: portfolio.portfolio };
  return faults.reading({ base, ...readComparisonSetting(root, faults) });
}

function readBaseName(node: DocumentNode, faults: FaultList): ComparisonBase {
  const scalar = asScalar(node, 'retirement', faults);
  if (scalar === null) return { kind: 'own' };
  const fault = nameFault(scalar.text);
  if (fault !== null) faults.report(fault.code, scalar, fault.detail);
  return { kind: 'stored', name: scalar.text };
}
