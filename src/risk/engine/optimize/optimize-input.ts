import { analyzePrepared } from '../analyze-portfolio.js';
import { frameOutcome, optimalWeights } from './frame-outcome.js';
import type { Objective } from './objective.js';
import type { OptimizationInput } from './optimization-input.js';
import type { OptimizationResult } from './optimization-result.js';
import { optimizePortfolio } from './optimize-portfolio.js';
import { poseProblem } from './pose-problem.js';
import type { QuadraticSolver } from './quadratic-program.js';

/**
 * The best weights of a portfolio for an objective, held against all its limits afterwards.
 * @throws as `poseProblem` and `optimizePortfolio` do
 */
export function optimizeInput(
  input: OptimizationInput,
  solver: QuadraticSolver,
): OptimizationResult {
  const posed = poseProblem(input);
  const objective = cappedByLimit(input);
  const outcome = optimizePortfolio(posed.problem, objective, solver);
  const found = outcome.status === 'optimal' ? outcome.found : null;
  const after =
    found === null ? null : analyzePrepared(input, { ...posed.prepared, weights: found.weights });
  const { applyLimits } = input;
  return {
    ...frameOutcome(posed, outcome, {
      objective: objective.name,
      applyLimits,
      solver: solver.name,
    }),
    volatilityCap: objective.name === 'max-return' ? objective.volatilityCap : null,
    optimal: found === null ? null : optimalWeights(posed, found),
    limits: after?.limits ?? {},
  };
}

/** The limit on the volatility caps the highest return where the caller gives no cap of its own. */
function cappedByLimit({ objective, applyLimits, limits }: OptimizationInput): Objective {
  if (objective.name !== 'max-return' || objective.volatilityCap !== null) return objective;
  const { max_volatility: limit } = limits;
  const volatilityCap = applyLimits && limit !== undefined ? Math.abs(limit) : null;
  return { ...objective, volatilityCap };
}
