import type { AnalysisInput } from './analysis-input.js';
import type { AnalysisResult, OptimizationBlock } from './analysis-result.js';
import { analyzePrepared } from './analyze-portfolio.js';
import { requireValidOptions } from './check-options.js';
import { sampleCovariance } from './estimators/sample-covariance.js';
import { optimizationBlock, type OptimizationReport } from './optimize/optimization-block.js';
import type { QuadraticSolver } from './optimize/quadratic-program.js';
import { SolverError } from './optimize/solver-error.js';
import { preparePortfolio, type PreparedPortfolio } from './prepare-portfolio.js';

/** Solving takes time by the cube of the assets: seconds at this number, a minute at twice as many. */
const MOST_OPTIMIZED = 1000;

export interface OptimizedAnalysis extends AnalysisResult {
  /** Null, with a warning, when nothing but cash is held or no optimum holds up. */
  readonly optimization: OptimizationBlock | null;
}

/** Every figure of a portfolio, and the weights of least variance and of even risk. @throws as `analyzePortfolio` does */
export function analyzeAndOptimize(
  input: AnalysisInput,
  solver: QuadraticSolver,
): OptimizedAnalysis {
  requireValidOptions(input);
  const prepared = preparePortfolio(input);
  const result = analyzePrepared(input, prepared);
  const { optimization, warnings } = optimizedBlock(prepared, solver);
  return { ...result, optimization, warnings: [...result.warnings, ...warnings] };
}

/** What cannot be solved must not take all other figures with it, nor pass in silence. */
function optimizedBlock(
  { tickers, isCash, table }: PreparedPortfolio,
  solver: QuadraticSolver,
): OptimizationReport {
  const invested = isCash.filter((each) => !each).length;
  if (invested > MOST_OPTIMIZED) {
    const detail = `the weights of least variance and of even risk are computed for at most ${String(MOST_OPTIMIZED)} assets; there are ${String(invested)}`;
    return {
      optimization: null,
      warnings: [{ code: 'optimization-left-out', tickers: [], detail }],
    };
  }
  try {
    const covariance = sampleCovariance(table.columns);
    return optimizationBlock({ tickers, isCash, covariance }, solver);
  } catch (error) {
    if (!(error instanceof SolverError)) throw error;
    const warning = { code: 'optimization-failed', tickers: [], detail: error.message } as const;
    return { optimization: null, warnings: [warning] };
  }
}
