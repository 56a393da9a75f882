import { isNegligibleDeviation } from '../estimators/negligible-deviation.js';
import { elementAt } from '../linalg/symmetric-matrix.js';
import { cappedReturn } from './capped-return.js';
import { highestSharpe } from './highest-sharpe.js';
import { minimumVariance } from './minimum-variance.js';
import type { Objective } from './objective.js';
import type { OptimizationProblem } from './optimization-problem.js';
import type { OptimizationOutcome, Optimum } from './optimum.js';
import { infeasible, NO_ASSETS, optimumOf } from './outcomes.js';
import { type PreparedProblem, prepareProblem } from './prepare-problem.js';
import type { QuadraticSolver } from './quadratic-program.js';
import { requireReturns } from './require-returns.js';
import { returnScale } from './return-scale.js';
import { riskParity } from './risk-parity.js';
import { volatilityCap } from './volatility-cap.js';

/**
 * The best weights of a portfolio for an objective, or why there are none.
 * @throws EngineError `expected-returns-missing`; SolverError for a solution that does not hold
 */
export function optimizePortfolio(
  problem: OptimizationProblem,
  objective: Objective,
  solver: QuadraticSolver,
): OptimizationOutcome {
  if (objective.name === 'risk-parity') return evenRisk(problem, solver);
  const prepared = prepareProblem(problem, solver);
  if (prepared === null) return NO_ASSETS;
  switch (objective.name) {
    case 'min-variance':
      return leastVariance(prepared);
    case 'max-return':
      return mostReturn(prepared, objective.volatilityCap);
    case 'max-sharpe':
      return bestSharpe(prepared);
  }
}

function leastVariance(prepared: PreparedProblem): OptimizationOutcome {
  const solution = minimumVariance(prepared.scaled);
  return solution === null
    ? infeasible(prepared, null)
    : optimal(prepared, optimumOf(prepared, solution));
}

function mostReturn(prepared: PreparedProblem, annualCap: number | null): OptimizationOutcome {
  const { returns } = returnScale(requireReturns(prepared.problem));
  const cap = annualCap === null ? null : volatilityCap(annualCap, prepared.scaled.risk);
  const best = cappedReturn(prepared.scaled, { returns, cap });
  if (best.status === 'empty-region') return infeasible(prepared, null);
  if (best.status === 'volatility-cap') return infeasible(prepared, cap);
  const optimum = optimumOf(prepared, best.solution);
  if (cap === null || !best.isAtCap) return optimal(prepared, optimum);
  const capped = { kind: 'volatility-cap', tickers: [], factor: null, bound: cap.annual } as const;
  return optimal(prepared, { ...optimum, binding: [capped, ...optimum.binding] });
}

function bestSharpe(prepared: PreparedProblem): OptimizationOutcome {
  const { riskFree } = prepared.whole;
  const excess = requireReturns(prepared.problem).map((value) => value - riskFree);
  const best = highestSharpe(prepared.scaled, returnScale(excess).returns);
  if (best.status === 'empty-region') return infeasible(prepared, null);
  if (best.status === 'no-excess-return') {
    return { status: 'undefined', reason: 'no-excess-return', tickers: [] };
  }
  return optimal(prepared, optimumOf(prepared, best.solution));
}

/** Of assets other than cash; it has no room for limits, so that those it breaks are only told. */
function evenRisk(whole: OptimizationProblem, solver: QuadraticSolver): OptimizationOutcome {
  const prepared = prepareProblem(whole, solver, (place) => whole.isCash[place] !== true);
  if (prepared === null) return NO_ASSETS;
  const { tickers, covariance } = prepared.problem;
  const flat = tickers.filter((_, i) =>
    isNegligibleDeviation(Math.sqrt(elementAt(covariance, i, i))),
  );
  if (flat.length > 0) return { status: 'undefined', reason: 'zero-variance', tickers: flat };
  const parity = riskParity(prepared.scaled.risk.matrix);
  if (parity === null) return { status: 'undefined', reason: 'risks-cancel-out', tickers: [] };
  const { weights, residual } = parity;
  const optimum = optimumOf(prepared, { values: weights, kktResidual: residual });
  return optimal(prepared, { ...optimum, binding: [] });
}

function optimal({ scaled }: PreparedProblem, found: Optimum): OptimizationOutcome {
  return { status: 'optimal', found, ridge: scaled.risk.ridge };
}
