import type { ByTicker, WarningCode } from '../analysis-result.js';
import type { Constraint, NamedConstraint } from './constraint.js';
import { describeOptimum } from './describe-optimum.js';
import type { ObjectiveName } from './objective.js';
import type { OptimalWeights, OptimizationFrame, WeighedFigures } from './optimization-result.js';
import type { OptimizationOutcome, Optimum } from './optimum.js';
import type { PosedProblem } from './pose-problem.js';
import { problemConstraints } from './problem-constraints.js';
import { undefinedDetail } from './undefined-detail.js';

export interface OutcomeInput {
  readonly objective: ObjectiveName;
  readonly applyLimits: boolean;
  readonly solver: string;
}

/** What an analysis warns of in figures that are not part of the answer. */
const ABOUT_PERFORMANCE: readonly WarningCode[] = [
  'benchmark-missing',
  'benchmark-history-short',
  'undefined-ratio',
];

/** All that is said of an outcome beside the weights. */
export function frameOutcome(
  { prepared, before, problem }: PosedProblem,
  outcome: OptimizationOutcome<unknown>,
  { objective, applyLimits, solver }: OutcomeInput,
): OptimizationFrame {
  const { tickers, window, excluded, proxied, staleness } = before;
  const current = describeOptimum(problem, {
    weights: Float64Array.from(prepared.weights),
    kktResidual: 0,
    constraints: [],
  });
  return {
    objective,
    status: outcome.status,
    reason: reasonOf(outcome),
    conflict: outcome.status === 'infeasible' ? outcome.conflict : [],
    current: figuresOf(tickers, current),
    applyLimits,
    appliedLimits: problemConstraints(problem).filter(isLimit).map(nameOf),
    cashCap: problem.cashCap,
    solver,
    ridge: outcome.status === 'optimal' ? outcome.ridge : null,
    tickers,
    window,
    excluded,
    proxied,
    staleness,
    warnings: before.warnings.filter(({ code }) => !ABOUT_PERFORMANCE.includes(code)),
  };
}

/** Optimal weights, and what they change. */
export function optimalWeights({ prepared }: PosedProblem, optimum: Optimum): OptimalWeights {
  const { tickers, weights: current } = prepared;
  const changes = optimum.weights.map((weight, i) => weight - (current[i] as number));
  const { kktResidual, binding, broken } = optimum;
  return {
    ...figuresOf(tickers, optimum),
    changes: byTicker(tickers, changes),
    kktResidual,
    binding,
    broken,
  };
}

function reasonOf(outcome: OptimizationOutcome<unknown>): string | null {
  if (outcome.status === 'optimal') return null;
  if (outcome.status === 'undefined') return undefinedDetail(outcome.reason, outcome.tickers);
  return outcome.conflict.length === 1
    ? 'none that sum to 1 meet this limit, whatever the others'
    : 'none that sum to 1 meet all of these limits at once; some would if any one of them were dropped';
}

function figuresOf(tickers: readonly string[], optimum: Optimum): WeighedFigures {
  const { weights, annualVolatility, expectedReturn, sharpe } = optimum;
  return { weights: byTicker(tickers, weights), annualVolatility, expectedReturn, sharpe };
}

function byTicker(tickers: readonly string[], values: readonly number[]): ByTicker<number> {
  return Object.fromEntries(tickers.map((ticker, i) => [ticker, values[i] as number]));
}

function isLimit({ kind }: Constraint): boolean {
  return kind === 'max_single_stock_weight' || kind === 'max_single_factor_loss';
}

function nameOf({ kind, tickers, factor, bound }: Constraint): NamedConstraint {
  return { kind, tickers, factor, bound };
}
