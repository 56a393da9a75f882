import type { AnalysisInput } from '../analysis-input.js';
import type { AnalysisResult } from '../analysis-result.js';
import { analyzePrepared } from '../analyze-portfolio.js';
import { requireValidOptions } from '../check-options.js';
import { EngineError } from '../engine-error.js';
import { estimateCovariances } from '../estimators/choose-covariance.js';
import { preparePortfolio, type PreparedPortfolio } from '../prepare-portfolio.js';
import { annualRiskFree } from './annual-risk-free.js';
import { exposureBounds } from './exposure-bounds.js';
import type { OptimizationProblem } from './optimization-problem.js';
import type { OptimizationTerms } from './optimization-input.js';
import { listNames } from '../list-names.js';

/** A portfolio as it is, and the problem of weighing it anew. */
export interface PosedProblem {
  readonly prepared: PreparedPortfolio;
  readonly before: AnalysisResult;
  readonly problem: OptimizationProblem;
}

/**
 * Analyses the portfolio and states what its weights may be.
 * @throws as `analyzePortfolio` does; EngineError `invalid-options` naming bounds of tickers that are not held
 */
export function poseProblem(input: AnalysisInput & OptimizationTerms): PosedProblem {
  requireValidOptions(input);
  const prepared = preparePortfolio(input);
  const before = analyzePrepared(input, prepared);
  const { tickers, isCash, table } = prepared;
  requireHeld([...input.bounds.keys()], tickers);
  const { max_single_stock_weight: single } = input.limits;
  const limitsHold = input.applyLimits;
  return {
    prepared,
    before,
    problem: {
      tickers,
      isCash,
      covariance: estimateCovariances(table.columns, input.options).chosen,
      expectedReturns: tickers.map((ticker) => input.expectedReturns.get(ticker) ?? null),
      riskFree: annualRiskFree(input.riskFree, table.months),
      bounds: tickers.map((ticker) => input.bounds.get(ticker) ?? null),
      cashCap: input.cashCap,
      maxSingleWeight: limitsHold && single !== undefined ? Math.abs(single) : null,
      exposureBounds: limitsHold ? exposureBounds(before) : [],
    },
  };
}

function requireHeld(bounded: readonly string[], tickers: readonly string[]): void {
  const unknown = bounded.filter((ticker) => !tickers.includes(ticker));
  if (unknown.length === 0) return;
  throw new EngineError(
    'invalid-options',
    `bounds are given for ${listNames(unknown)}, which the analysis does not hold`,
    unknown.map((ticker) => ({ ticker, detail: 'has bounds and is not held after cash mapping' })),
  );
}
