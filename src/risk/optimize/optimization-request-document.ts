import { sortedEntries } from '../../common/document/code-unit-order.js';
import { type DecimalBounds, readDecimal } from '../../common/document/decimal-literal.js';
import type { DocumentNode, MapNode } from '../../common/document/document-node.js';
import { excerpt } from '../../common/document/excerpt.js';
import { FaultList } from '../../common/document/fault-list.js';
import {
  asMap,
  asScalar,
  optionalField,
  refuseUnknownKeys,
  requiredField,
} from '../../common/document/fields.js';
import type { Reading } from '../../common/document/reading.js';
import type { NamedPortfolio } from '../../portfolio/portfolio-document.js';
import { FRACTION_BOUNDS } from '../../portfolio/quantity-bounds.js';
import { checkTicker, readTicker } from '../../portfolio/ticker-document.js';
import { readRiskLimits } from '../../risk-limits/risk-limits-document.js';
import type { RiskLimits } from '../../risk-limits/risk-limits.js';
import { readAnalysisOptions } from '../analysis-options-document.js';
import { readPortfolioField } from '../analysis-request-document.js';
import { readChoice, readFlag } from '../choice-document.js';
import type { AnalysisOptions, RiskFree } from '../engine/analysis-input.js';
import { OBJECTIVE_NAMES, type ObjectiveName } from '../engine/optimize/objective.js';
import type { OptimizationTerms } from '../engine/optimize/optimization-input.js';
import { readRiskFree } from '../risk-free-document.js';
import { readWeightBounds } from './weight-bounds-document.js';

/** What is to be best, and within which limits, as the caller wrote it. */
export interface OptimizationQuestion extends OptimizationTerms {
  readonly objective: ObjectiveName;
  /** Annual; null: the limit on the volatility, if limits apply. */
  readonly volatilityCap: number | null;
  readonly points: number;
  /** Null: those that hold for the owner. */
  readonly riskLimits: RiskLimits | null;
  readonly benchmark: string | null;
  readonly riskFree: RiskFree;
  readonly options: AnalysisOptions;
}

/** A question with the portfolio it is about. */
export interface InlineOptimization {
  readonly portfolio: NamedPortfolio;
  readonly question: OptimizationQuestion;
}

export const FRONTIER_POINTS = { default: 20, lowest: 2, highest: 200 } as const;

const QUESTION_KEYS = [
  ...['objective', 'volatilityCap', 'points', 'bounds', 'cashCap', 'applyLimits'],
  ...['expectedReturns', 'riskLimits', 'benchmark', 'riskFree', 'options'],
];
const INLINE_KEYS = ['portfolio', ...QUESTION_KEYS];

/** Far beyond the volatility of anything that is held. */
const VOLATILITY_RANGE = 'above 0 and below 100';
const VOLATILITY_BOUNDS: DecimalBounds = {
  maxDecimals: 8,
  below: 100,
  allowed: VOLATILITY_RANGE,
};

const CASH_RANGE = 'a weight from 0 to 1';
const CASH_BOUNDS: DecimalBounds = { ...FRACTION_BOUNDS, allowed: CASH_RANGE };

/** Reads the body of an optimization of a stored portfolio, or lists every fault in it. */
export function readOptimization(node: DocumentNode): Reading<OptimizationQuestion> {
  const faults = new FaultList();
  const root = asMap(node, '{ "objective": "min-variance" }', faults);
  if (root === null) return faults.reading<OptimizationQuestion>(null);
  refuseUnknownKeys(root, QUESTION_KEYS, 'an optimization', faults);
  return faults.reading(readQuestion(root, faults));
}

/** Reads the body of an optimization that brings its portfolio along, or lists every fault in it. */
export function readInlineOptimization(node: DocumentNode): Reading<InlineOptimization> {
  const faults = new FaultList();
  const root = asMap(node, '{ "portfolio": { ... }, "objective": "min-variance" }', faults);
  if (root === null) return faults.reading<InlineOptimization>(null);
  refuseUnknownKeys(root, INLINE_KEYS, 'an optimization', faults);
  const portfolio = readPortfolioField(root, faults, 'the portfolio to optimize');
  const question = readQuestion(root, faults);
  return faults.reading(portfolio === null ? null : { portfolio, question });
}

function readQuestion(root: MapNode, faults: FaultList): OptimizationQuestion {
  const objective = requiredField(
    root,
    'objective',
    `one of ${OBJECTIVE_NAMES.join(', ')}`,
    faults,
  );
  const applyLimits = optionalField(root, 'applyLimits');
  const riskLimits = optionalField(root, 'riskLimits');
  const benchmark = optionalField(root, 'benchmark');
  return {
    objective:
      (objective === null ? null : readChoice(objective, OBJECTIVE_NAMES, faults)) ??
      'min-variance',
    volatilityCap: readPositive(root, 'volatilityCap', faults),
    points: readPoints(root, faults),
    bounds: readWeightBounds(root, faults),
    cashCap: readCashCap(root, faults),
    applyLimits: (applyLimits === null ? null : readFlag(applyLimits, faults)) ?? true,
    expectedReturns: readExpectedReturns(root, faults),
    riskLimits:
      riskLimits === null
        ? null
        : faults.take(readRiskLimits(riskLimits, { unknownKeys: 'refuse' })),
    benchmark: benchmark === null ? null : readTicker(benchmark, faults),
    riskFree: readRiskFree(root, faults) ?? { kind: 'constant', annualRate: 0 },
    options: readAnalysisOptions(root, faults),
  };
}

function readPositive(root: MapNode, key: string, faults: FaultList): number | null {
  const node = optionalField(root, key);
  const scalar = node === null ? null : asScalar(node, '0.15', faults);
  const value = scalar === null ? null : faults.take(readDecimal(scalar, VOLATILITY_BOUNDS));
  if (scalar === null || value === null || value > 0) return value;
  faults.report('out-of-bounds', scalar, `${excerpt(scalar.text)} is not ${VOLATILITY_RANGE}`);
  return null;
}

function readPoints(root: MapNode, faults: FaultList): number {
  const { default: usual, lowest, highest } = FRONTIER_POINTS;
  const node = optionalField(root, 'points');
  const scalar = node === null ? null : asScalar(node, String(usual), faults);
  const allowed = `a number of points from ${String(lowest)} to ${String(highest)}`;
  const bounds = { maxDecimals: 0, below: highest + 1, allowed };
  const points = scalar === null ? null : faults.take(readDecimal(scalar, bounds));
  if (scalar === null || points === null) return usual;
  if (points >= lowest) return points;
  faults.report('out-of-bounds', scalar, `${excerpt(scalar.text)} is not ${allowed}`);
  return usual;
}

function readCashCap(root: MapNode, faults: FaultList): number {
  const node = optionalField(root, 'cashCap');
  const scalar = node === null ? null : asScalar(node, '0.1', faults);
  const cap = scalar === null ? null : faults.take(readDecimal(scalar, CASH_BOUNDS));
  if (scalar === null || cap === null) return 0;
  if (cap >= 0 && cap <= 1) return cap;
  faults.report('out-of-bounds', scalar, `${excerpt(scalar.text)} is not ${CASH_RANGE}`);
  return 0;
}

/** `expectedReturns`: annual, by ticker; they go before those of the portfolio. */
function readExpectedReturns(root: MapNode, faults: FaultList): ReadonlyMap<string, number> {
  const node = optionalField(root, 'expectedReturns');
  const map = node === null ? null : asMap(node, '{ "NVDA": 0.12 }', faults);
  const returns = new Map<string, number>();
  for (const [ticker, entry] of map?.entries ?? []) {
    checkTicker(ticker, entry, faults);
    const scalar = asScalar(entry, '0.12', faults);
    const value = scalar === null ? null : faults.take(readDecimal(scalar, FRACTION_BOUNDS));
    if (value !== null) returns.set(ticker, value);
  }
  return new Map(sortedEntries(returns));
}
