import { type DecimalBounds, readDecimal } from '../../common/document/decimal-literal.js';
import type { DocumentNode, MapNode } from '../../common/document/document-node.js';
import { excerpt } from '../../common/document/excerpt.js';
import { FaultList } from '../../common/document/fault-list.js';
import {
  asList,
  asMap,
  asScalar,
  optionalField,
  refuseUnknownKeys,
} from '../../common/document/fields.js';
import type { Reading } from '../../common/document/reading.js';
import type { NamedPortfolio } from '../../portfolio/portfolio-document.js';
import { readAnalysisOptions } from '../analysis-options-document.js';
import { readPortfolioField } from '../analysis-request-document.js';
import { readFlag } from '../choice-document.js';
import { type AnalysisOptions, DEFAULT_ANALYSIS_OPTIONS } from '../engine/analysis-input.js';
import { HIGHEST_SHOCK, LOWEST_SHOCK } from '../engine/stress/resolve-shocks.js';

/** What is to happen to a portfolio, as the caller wrote it. */
export interface StressTerms {
  /** Returns by factor key, factor type or ticker. */
  readonly shocks: ReadonlyMap<string, number>;
  readonly propagate: boolean;
  /** Names; null for all there are. */
  readonly episodes: readonly string[] | null;
  readonly options: AnalysisOptions;
}

/** Terms with the portfolio they are about. */
export interface InlineStress {
  readonly portfolio: NamedPortfolio;
  readonly terms: StressTerms;
}

/** What happens when the caller says nothing. */
export const DEFAULT_STRESS_TERMS: StressTerms = {
  shocks: new Map(),
  propagate: false,
  episodes: null,
  options: DEFAULT_ANALYSIS_OPTIONS,
};

const TERM_KEYS = ['shocks', 'propagate', 'episodes', 'options'];
const INLINE_KEYS = ['portfolio', ...TERM_KEYS];

const MOST_SHOCKS = 2000;
const SHOCK_RANGE = `a return from ${String(LOWEST_SHOCK)}, a total loss, to ${String(HIGHEST_SHOCK)}`;
/** More than enough for the highest; the exact bounds are checked on the value. */
const SHOCK_BOUNDS: DecimalBounds = { maxDecimals: 15, below: 100, allowed: SHOCK_RANGE };

/** Reads the body of a stress test of a stored portfolio, or lists every fault in it. */
export function readStressTerms(node: DocumentNode): Reading<StressTerms> {
  const faults = new FaultList();
  const root = asMap(node, '{ "shocks": { "market": -0.2 } }', faults);
  if (root === null) return faults.reading<StressTerms>(null);
  refuseUnknownKeys(root, TERM_KEYS, 'a stress test', faults);
  return faults.reading(readTerms(root, faults));
}

/** Reads the body of a stress test that brings its portfolio along, or lists every fault in it. */
export function readInlineStress(node: DocumentNode): Reading<InlineStress> {
  const faults = new FaultList();
  const root = asMap(node, '{ "portfolio": { ... } }', faults);
  if (root === null) return faults.reading<InlineStress>(null);
  refuseUnknownKeys(root, INLINE_KEYS, 'a stress test', faults);
  const portfolio = readPortfolioField(root, faults, 'the portfolio to put under stress');
  const terms = readTerms(root, faults);
  return faults.reading(portfolio === null ? null : { portfolio, terms });
}

function readTerms(root: MapNode, faults: FaultList): StressTerms {
  const propagate = optionalField(root, 'propagate');
  return {
    shocks: readShocks(root, faults),
    propagate: (propagate === null ? null : readFlag(propagate, faults)) ?? false,
    episodes: readEpisodeNames(root, faults),
    options: readAnalysisOptions(root, faults),
  };
}

function readShocks(root: MapNode, faults: FaultList): ReadonlyMap<string, number> {
  const shocks = new Map<string, number>();
  const node = optionalField(root, 'shocks');
  const map = node === null ? null : asMap(node, '{ "market": -0.2, "NVDA": -0.3 }', faults);
  if (map === null) return shocks;
  if (map.entries.size > MOST_SHOCKS) {
    const detail = `there are ${String(map.entries.size)} shocks; at most ${String(MOST_SHOCKS)} are taken`;
    faults.report('too-large', map, detail);
    return shocks;
  }
  for (const [name, entry] of map.entries) {
    if (name.trim() === '') {
      const detail = `${excerpt(name)} is no name of a factor or a ticker`;
      faults.report('invalid-name', entry, detail);
    }
    const shock = readShock(entry, faults);
    if (shock !== null) shocks.set(name, shock);
  }
  return shocks;
}

function readShock(node: DocumentNode, faults: FaultList): number | null {
  const scalar = asScalar(node, '-0.2', faults);
  const shock = scalar === null ? null : faults.take(readDecimal(scalar, SHOCK_BOUNDS));
  if (scalar === null || shock === null) return null;
  if (shock >= LOWEST_SHOCK && shock <= HIGHEST_SHOCK) return shock;
  faults.report('out-of-bounds', scalar, `${excerpt(scalar.text)} is not ${SHOCK_RANGE}`);
  return null;
}

function readEpisodeNames(root: MapNode, faults: FaultList): readonly string[] | null {
  const node = optionalField(root, 'episodes');
  const list = node === null ? null : asList(node, '["covid-2020"]', faults);
  if (list === null) return null;
  const names = list.items.map((item) => asScalar(item, 'covid-2020', faults)?.text ?? null);
  return [...new Set(names.filter((name) => name !== null))];
}
