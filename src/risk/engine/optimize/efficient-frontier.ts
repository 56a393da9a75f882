import { dot } from '../linalg/dot.js';
import { highestReturn } from './highest-return.js';
import { leastVarianceAtReturn } from './least-variance-at-return.js';
import { minimumVariance } from './minimum-variance.js';
import type { RiskProblem } from './risk-problem.js';
import type { CheckedSolution } from './solve-checked.js';
import { SolverError } from './solver-error.js';

/** Returns (at a scale of 1) this close are the same. */
const SAME_RETURN = 1e-9;

export interface FrontierRequest {
  readonly returns: Float64Array;
  /** At least 2. */
  readonly points: number;
  /** Told after each point; what it throws ends the work. */
  readonly onPoint?: (done: number, total: number) => void;
}

/**
 * Weights of least variance for evenly spaced expected returns, from that of least variance of all to the highest.
 * One point where the two are the same; null when the region is empty. @throws SolverError
 */
export function efficientFrontier(
  problem: RiskProblem,
  { returns, points, onPoint }: FrontierRequest,
): readonly CheckedSolution[] | null {
  const safest = minimumVariance(problem);
  const highest = highestReturn(problem, returns);
  if (safest === null || highest === null) return null;
  const from = dot(returns, safest.values);
  if (highest.attained - from <= SAME_RETURN) return [safest];
  const frontier: CheckedSolution[] = [];
  for (let i = 0; i < points; i += 1) {
    const atLeast = from + ((highest.attained - from) * i) / (points - 1);
    const solution = i === 0 ? safest : leastVarianceAtReturn(problem, { returns, atLeast });
    if (solution === null) throw new SolverError('a return between two others is not attained');
    frontier.push(solution);
    onPoint?.(i + 1, points);
  }
  return frontier;
}
