import type { Constraint } from './constraint.js';
import { feasibleRegion } from './feasible-region.js';
import { investablePart } from './investable-part.js';
import type { OptimizationProblem } from './optimization-problem.js';
import { problemConstraints } from './problem-constraints.js';
import type { QuadraticSolver } from './quadratic-program.js';
import type { RiskProblem } from './risk-problem.js';
import { riskScale } from './risk-scale.js';

/** A problem without what cannot be held, ready to be solved. */
export interface PreparedProblem {
  readonly whole: OptimizationProblem;
  /** Its part that can be held. */
  readonly problem: OptimizationProblem;
  readonly constraints: readonly Constraint[];
  readonly scaled: RiskProblem;
  /** Weights of the whole, 0 for what was left out. */
  readonly spread: (weights: Float64Array) => Float64Array;
}

/** Scales the part of a problem that `keep` holds for, and states its limits; null when there is none. */
export function prepareProblem(
  whole: OptimizationProblem,
  solver: QuadraticSolver,
  keep: (place: number) => boolean = (place) => mayBeHeld(whole, place),
): PreparedProblem | null {
  const { places, problem } = investablePart(whole, keep);
  if (places.length === 0) return null;
  const constraints = problemConstraints(problem);
  const region = feasibleRegion(places.length, constraints);
  return {
    whole,
    problem,
    constraints,
    scaled: { solver, region, risk: riskScale(problem.covariance) },
    spread: (weights) => {
      const all = new Float64Array(whole.tickers.length);
      for (const [k, place] of places.entries()) all[place] = weights[k] as number;
      return all;
    },
  };
}

/** Cash takes part when it may weigh something, or the caller gave it bounds. */
function mayBeHeld({ isCash, cashCap, bounds }: OptimizationProblem, place: number): boolean {
  return isCash[place] !== true || cashCap > 0 || (bounds[place] ?? null) !== null;
}
