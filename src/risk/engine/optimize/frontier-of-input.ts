import { frameOutcome, optimalWeights } from './frame-outcome.js';
import { frontier } from './frontier.js';
import type { FrontierInput } from './optimization-input.js';
import type { FrontierResult } from './optimization-result.js';
import { poseProblem } from './pose-problem.js';
import type { QuadraticSolver } from './quadratic-program.js';

/** The efficient frontier of a portfolio; `onPoint` is told after each point. @throws as `poseProblem` and `frontier` do */
export function frontierOfInput(
  input: FrontierInput,
  solver: QuadraticSolver,
  onPoint: (done: number, total: number) => void,
): FrontierResult {
  const posed = poseProblem(input);
  const outcome = frontier(posed.problem, { points: input.points, onPoint }, solver);
  const { applyLimits } = input;
  return {
    ...frameOutcome(posed, outcome, { objective: 'frontier', applyLimits, solver: solver.name }),
    points:
      outcome.status === 'optimal'
        ? outcome.found.map((optimum) => optimalWeights(posed, optimum))
        : null,
  };
}
