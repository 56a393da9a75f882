import { efficientFrontier, type FrontierRequest } from './efficient-frontier.js';
import type { OptimizationProblem } from './optimization-problem.js';
import type { OptimizationOutcome, Optimum } from './optimum.js';
import { infeasible, NO_ASSETS, optimumOf } from './outcomes.js';
import { prepareProblem } from './prepare-problem.js';
import type { QuadraticSolver } from './quadratic-program.js';
import { requireReturns } from './require-returns.js';
import { returnScale } from './return-scale.js';

/**
 * The efficient frontier of a portfolio, from least variance to highest expected return.
 * @throws EngineError `expected-returns-missing`; SolverError for a solution that does not hold
 */
export function frontier(
  problem: OptimizationProblem,
  { points, onPoint }: Omit<FrontierRequest, 'returns'>,
  solver: QuadraticSolver,
): OptimizationOutcome<readonly Optimum[]> {
  const prepared = prepareProblem(problem, solver);
  if (prepared === null) return NO_ASSETS;
  const { returns } = returnScale(requireReturns(prepared.problem));
  const request = { returns, points, ...(onPoint === undefined ? {} : { onPoint }) };
  const solutions = efficientFrontier(prepared.scaled, request);
  if (solutions === null) return infeasible(prepared, null);
  const found = solutions.map((solution) => optimumOf(prepared, solution));
  return { status: 'optimal', found, ridge: prepared.scaled.risk.ridge };
}
