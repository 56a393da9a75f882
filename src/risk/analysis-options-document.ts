import { type DecimalBounds, readDecimal } from '../common/document/decimal-literal.js';
import type { DocumentNode, MapNode } from '../common/document/document-node.js';
import { excerpt } from '../common/document/excerpt.js';
import type { FaultList } from '../common/document/fault-list.js';
import { asMap, asScalar, optionalField, refuseUnknownKeys } from '../common/document/fields.js';
import { readChoice, readFlag } from './choice-document.js';
import {
  type AnalysisOptions,
  COVARIANCE_METHODS,
  DEFAULT_ANALYSIS_OPTIONS,
  SHORT_HISTORY_MODES,
} from './engine/analysis-input.js';

const OPTION_KEYS = Object.keys(DEFAULT_ANALYSIS_OPTIONS);

const DECAY_RANGE = 'between 0 and 1';
const DECAY_BOUNDS: DecimalBounds = { maxDecimals: 15, below: 1, allowed: DECAY_RANGE };
const MIN_OBSERVATIONS: WholeBounds = { lowest: 2, highest: 1200, unit: 'months' };
const LOOKBACK_YEARS: WholeBounds = { lowest: 1, highest: 100, unit: 'years' };

interface WholeBounds {
  readonly lowest: number;
  readonly highest: number;
  readonly unit: string;
}

/** `options`: what is absent or at fault has its default. */
export function readAnalysisOptions(root: MapNode, faults: FaultList): AnalysisOptions {
  const node = optionalField(root, 'options');
  const map = node === null ? null : asMap(node, '{ "covariance": "ewma" }', faults);
  if (map === null) return DEFAULT_ANALYSIS_OPTIONS;
  refuseUnknownKeys(map, OPTION_KEYS, 'the options', faults);
  const read = <Key extends keyof AnalysisOptions>(
    key: Key,
    reader: (value: DocumentNode) => AnalysisOptions[Key] | null,
  ): AnalysisOptions[Key] => {
    const value = optionalField(map, key);
    return (value === null ? null : reader(value)) ?? DEFAULT_ANALYSIS_OPTIONS[key];
  };
  return {
    covariance: read('covariance', (value) => readChoice(value, COVARIANCE_METHODS, faults)),
    ewmaDecay: read('ewmaDecay', (value) => readDecay(value, faults)),
    hac: read('hac', (value) => readFlag(value, faults)),
    onShortHistory: read('onShortHistory', (value) =>
      readChoice(value, SHORT_HISTORY_MODES, faults),
    ),
    minObservations: read('minObservations', (value) => readWhole(value, MIN_OBSERVATIONS, faults)),
    normalize: read('normalize', (value) => readFlag(value, faults)),
    worstCaseLookbackYears: read('worstCaseLookbackYears', (value) =>
      readWhole(value, LOOKBACK_YEARS, faults),
    ),
  };
}

function readDecay(node: DocumentNode, faults: FaultList): number | null {
  const scalar = asScalar(node, '0.97', faults);
  const decay = scalar === null ? null : faults.take(readDecimal(scalar, DECAY_BOUNDS));
  if (scalar === null || decay === null || decay > 0) return decay;
  faults.report('out-of-bounds', scalar, `${excerpt(scalar.text)} is not ${DECAY_RANGE}`);
  return null;
}

function readWhole(
  node: DocumentNode,
  { lowest, highest, unit }: WholeBounds,
  faults: FaultList,
): number | null {
  const scalar = asScalar(node, String(lowest), faults);
  const allowed = `a number of ${unit} from ${String(lowest)} to ${String(highest)}`;
  const bounds = { maxDecimals: 0, below: highest + 1, allowed };
  const count = scalar === null ? null : faults.take(readDecimal(scalar, bounds));
  if (scalar === null || count === null || count >= lowest) return count;
  faults.report('out-of-bounds', scalar, `${excerpt(scalar.text)} is not ${allowed}`);
  return null;
}
