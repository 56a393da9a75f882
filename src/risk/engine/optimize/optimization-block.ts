import type { AnalysisWarning, ByTicker, OptimizationBlock } from '../analysis-result.js';
import type { SymmetricMatrix } from '../linalg/symmetric-matrix.js';
import type { OptimizationProblem } from './optimization-problem.js';
import type { OptimizationOutcome, Optimum, UndefinedReason } from './optimum.js';
import { undefinedDetail } from './undefined-detail.js';
import { optimizePortfolio } from './optimize-portfolio.js';
import type { QuadraticSolver } from './quadratic-program.js';

/** Solvers that stop early leave weights this far from each other. */
const AGREEMENT = 1e-5;

export interface BlockInput {
  readonly tickers: readonly string[];
  readonly isCash: readonly boolean[];
  /** Sample covariance, per month. */
  readonly covariance: SymmetricMatrix;
}

export interface OptimizationReport {
  /** Null when nothing but cash is held. */
  readonly optimization: OptimizationBlock | null;
  readonly warnings: readonly AnalysisWarning[];
}

/**
 * Weights of least variance and of even risk over what is not cash, 0 to 1, without any limit, whatever is held.
 * @throws SolverError for a solution that does not hold
 */
export function optimizationBlock(input: BlockInput, solver: QuadraticSolver): OptimizationReport {
  const problem = unlimited(input);
  const calmest = optimizePortfolio(problem, { name: 'min-variance' }, solver);
  const even = optimizePortfolio(problem, { name: 'risk-parity' }, solver);
  const warnings = [...undefinedWarnings(calmest), ...undefinedWarnings(even)];
  if (calmest.status !== 'optimal') return { optimization: null, warnings: warnings.slice(0, 1) };
  const parity = even.status === 'optimal' ? even.found : null;
  const byTicker = ({ weights }: Optimum): ByTicker<number> =>
    Object.fromEntries(
      input.tickers.flatMap((ticker, i) =>
        input.isCash[i] === true ? [] : [[ticker, weights[i] as number]],
      ),
    );
  return {
    optimization: {
      minVariance: {
        weights: byTicker(calmest.found),
        annualVolatility: calmest.found.annualVolatility,
      },
      riskParity: parity === null ? null : byTicker(parity),
      tolerance: AGREEMENT,
      solver: solver.name,
      ridge: calmest.ridge,
      kktResidual: {
        minVariance: calmest.found.kktResidual,
        riskParity: parity?.kktResidual ?? null,
      },
    },
    warnings,
  };
}

function unlimited({ tickers, isCash, covariance }: BlockInput): OptimizationProblem {
  return {
    tickers,
    isCash,
    covariance,
    expectedReturns: tickers.map(() => null),
    riskFree: 0,
    bounds: tickers.map(() => null),
    cashCap: 0,
    maxSingleWeight: null,
    exposureBounds: [],
  };
}

function undefinedWarnings(outcome: OptimizationOutcome): readonly AnalysisWarning[] {
  if (outcome.status !== 'undefined') return [];
  const { reason, tickers } = outcome;
  return [{ code: CODES[reason], tickers, detail: undefinedDetail(reason, tickers) }];
}

const CODES = {
  'no-assets': 'nothing-to-optimize',
  'zero-variance': 'risk-parity-undefined',
  'risks-cancel-out': 'risk-parity-undefined',
  'no-excess-return': 'nothing-to-optimize',
} as const satisfies Readonly<Record<UndefinedReason, AnalysisWarning['code']>>;
