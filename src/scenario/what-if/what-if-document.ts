import type { DocumentNode, MapNode } from '../../common/document/document-node.js';
import { FaultList } from '../../common/document/fault-list.js';
import { asMap, asScalar, optionalField, refuseUnknownKeys } from '../../common/document/fields.js';
import type { Reading } from '../../common/document/reading.js';
import { nameFault } from '../../portfolio/document-name.js';
import type { NamedPortfolio } from '../../portfolio/portfolio-document.js';
import { readProxies } from '../../portfolio/proxies-document.js';
import { readTicker } from '../../portfolio/ticker-document.js';
import {
  ANALYSIS_TERM_KEYS,
  type AnalysisTerms,
  readPortfolioField,
  readTermsOf,
} from '../../risk/analysis-request-document.js';
import { readChoice, readFlag } from '../../risk/choice-document.js';
import { COMPARISON_WINDOWS, type ComparisonWindow } from '../../risk/engine/compare/comparison.js';
import { readTargetWeights } from '../target-weights-document.js';
import { readChanges } from './changes-document.js';
import type { Changes, Target, WhatIf } from './what-if.js';

/** A change with the terms of its analyses. */
export interface WhatIfRequest {
  readonly whatIf: WhatIf;
  readonly terms: AnalysisTerms;
  /** Name of the scenario to keep the weights under; null: nothing is stored. */
  readonly saveAs: string | null;
}

export interface InlineWhatIf extends WhatIfRequest {
  readonly portfolio: NamedPortfolio;
}

const CHANGE_KEYS = ['changes', 'fund', 'targetWeights', 'normalizeTarget', 'saveAs'];
/** What any comparison may say beside the terms of its analyses. */
export const COMPARISON_KEYS = ['window', 'stock_factor_proxies', ...ANALYSIS_TERM_KEYS];
const EXAMPLE = '{ "changes": [{ "ticker": "NVDA", "weight": "+5%" }] }';

/** Reads the body of a what-if on a stored portfolio, or lists every fault in it. */
export function readWhatIf(node: DocumentNode): Reading<WhatIfRequest> {
  const faults = new FaultList();
  const root = asMap(node, EXAMPLE, faults);
  if (root === null) return faults.reading<WhatIfRequest>(null);
  refuseUnknownKeys(root, [...CHANGE_KEYS, ...COMPARISON_KEYS], 'a what-if', faults);
  return faults.reading(readRequest(root, faults));
}

/** Reads the body of a what-if that brings its portfolio along, or lists every fault in it. */
export function readInlineWhatIf(node: DocumentNode): Reading<InlineWhatIf> {
  const faults = new FaultList();
  const root = asMap(node, EXAMPLE, faults);
  if (root === null) return faults.reading<InlineWhatIf>(null);
  refuseUnknownKeys(root, ['portfolio', ...CHANGE_KEYS, ...COMPARISON_KEYS], 'a what-if', faults);
  const portfolio = readPortfolioField(root, faults);
  const request = readRequest(root, faults);
  return faults.reading(portfolio === null || request === null ? null : { portfolio, ...request });
}

function readRequest(root: MapNode, faults: FaultList): WhatIfRequest | null {
  const change = readChangeKind(root, faults);
  const setting = readComparisonSetting(root, faults);
  const saveAs = readSaveAs(root, faults);
  if (change === null) return null;
  const { terms, ...rest } = setting;
  return { whatIf: { change, ...rest }, terms, saveAs };
}

/** The terms of both analyses, the months they are of, and proxies beside those of the portfolio. */
export function readComparisonSetting(
  root: MapNode,
  faults: FaultList,
): Omit<WhatIf, 'change'> & { readonly terms: AnalysisTerms } {
  return {
    window: readWindow(root, faults),
    factorProxies: readProxies(root, faults),
    terms: readTermsOf(root, faults),
  };
}

function readWindow(root: MapNode, faults: FaultList): ComparisonWindow {
  const node = optionalField(root, 'window');
  return (node === null ? null : readChoice(node, COMPARISON_WINDOWS, faults)) ?? 'common';
}

function readChangeKind(root: MapNode, faults: FaultList): Changes | Target | null {
  const [changes, target] = [root.entries.get('changes'), root.entries.get('targetWeights')];
  if ((changes === undefined) === (target === undefined)) {
    const code = changes === undefined ? 'missing' : 'exclusive-keys';
    faults.report(code, root, 'a what-if has either changes or targetWeights');
  }
  if (target !== undefined) refuseKey(root, 'fund', 'only changes are paid by a position', faults);
  else refuseKey(root, 'normalizeTarget', 'only targetWeights can be normalized', faults);
  if (changes !== undefined) {
    const fund = optionalField(root, 'fund');
    return {
      kind: 'changes',
      changes: readChanges(changes, faults),
      fund: fund === null ? null : readTicker(fund, faults),
    };
  }
  if (target === undefined) return null;
  const normalize = optionalField(root, 'normalizeTarget');
  const sum = normalize !== null && readFlag(normalize, faults) === true ? 'positive' : 'one';
  return {
    kind: 'target',
    weights: readTargetWeights(root, faults, { key: 'targetWeights', sum }),
  };
}

function refuseKey(root: MapNode, key: string, detail: string, faults: FaultList): void {
  const node = optionalField(root, key);
  if (node !== null) faults.report('exclusive-keys', node, `${key} has no place here: ${detail}`);
}

function readSaveAs(root: MapNode, faults: FaultList): string | null {
  const node = optionalField(root, 'saveAs');
  const scalar = node === null ? null : asScalar(node, 'more-bonds', faults);
  if (scalar === null) return null;
  const fault = nameFault(scalar.text);
  if (fault !== null) faults.report(fault.code, scalar, fault.detail);
  return scalar.text;
}
