import { quadraticForm } from '../linalg/symmetric-matrix.js';
import type { Constraint, NamedConstraint } from './constraint.js';
import { feasibleRegion } from './feasible-region.js';
import { minimalConflict } from './minimal-conflict.js';
import { minimumVariance } from './minimum-variance.js';
import type { RiskProblem } from './risk-problem.js';
import { solveChecked } from './solve-checked.js';
import { SolverError } from './solver-error.js';
import { meetsCap, type VolatilityCap } from './volatility-cap.js';

/**
 * The limits that no weights meet together, fewest first found: without any one of them the rest can be met. Weights
 * that sum to 1, and no shorts but where bounds allow them, are taken as given. @throws SolverError
 */
export function findConflict(
  problem: RiskProblem,
  constraints: readonly Constraint[],
  cap: VolatilityCap | null,
): readonly NamedConstraint[] {
  const given = constraints.filter(({ kind }) => kind === 'long-only');
  const chosen = constraints.filter(({ kind }) => kind !== 'long-only');
  const size = problem.risk.matrix.size;
  const conflict = minimalConflict(chosen, (kept) => {
    const region = feasibleRegion(size, [...given, ...kept]);
    const smaller = { ...problem, region };
    return cap === null ? hasWeights(smaller) : hasCalmWeights(smaller, cap);
  });
  const names = conflict.map(({ kind, tickers, factor, bound }) => ({
    kind,
    tickers,
    factor,
    bound,
  }));
  if (cap !== null) {
    return [{ kind: 'volatility-cap', tickers: [], factor: null, bound: cap.annual }, ...names];
  }
  if (names.length === 0) throw new SolverError('limits that can be met were found not to be');
  return names;
}

function hasWeights(problem: RiskProblem): boolean {
  const { region } = problem;
  const linear = new Float64Array(region.lower.length);
  return solveChecked(problem, { ...region, quadratic: null, linear }) !== null;
}

function hasCalmWeights(problem: RiskProblem, cap: VolatilityCap): boolean {
  const calmest = minimumVariance(problem);
  return calmest !== null && meetsCap(quadraticForm(problem.risk.matrix, calmest.values), cap);
}
