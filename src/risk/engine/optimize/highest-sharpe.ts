import type { FeasibleRegion } from './feasible-region.js';
import { highestReturn } from './highest-return.js';
import type { LinearRow } from './quadratic-program.js';
import type { RiskProblem } from './risk-problem.js';
import { type CheckedSolution, solveChecked } from './solve-checked.js';
import { SolverError } from './solver-error.js';
import { elementAt, symmetricMatrix } from '../linalg/symmetric-matrix.js';

/** `no-excess-return`: no weights that are allowed are expected to earn more than the riskless rate. */
export type HighestSharpe =
  | { readonly status: 'optimal'; readonly solution: CheckedSolution }
  | { readonly status: 'empty-region' }
  | { readonly status: 'no-excess-return' };

/** Excess returns (at a scale of 1) that are no larger than this are none. */
const NO_EXCESS = 1e-12;

/**
 * The weights of highest ratio of expected excess return to volatility. With y = k w and k free the ratio is highest
 * where y'Cy is least at an excess of 1, a quadratic program.
 * Source: G. Cornuejols, R. Tutuncu, Optimization Methods in Finance, 2007, section 8.2.
 * @throws SolverError
 */
export function highestSharpe(problem: RiskProblem, excessReturns: Float64Array): HighestSharpe {
  const highest = highestReturn(problem, excessReturns);
  if (highest === null) return { status: 'empty-region' };
  if (highest.attained <= NO_EXCESS) return { status: 'no-excess-return' };
  // At this scale the best weights earn 1, and k is no smaller.
  const excess = excessReturns.map((value) => value / highest.attained);
  const { matrix } = problem.risk;
  const size = matrix.size + 1;
  const solution = solveChecked(problem, {
    ...homogeneous(problem.region, excess),
    quadratic: symmetricMatrix(size, (i, j) => (i === matrix.size ? 0 : elementAt(matrix, i, j))),
    linear: new Float64Array(size),
  });
  if (solution === null) throw new SolverError('the highest excess return cannot be attained');
  const factor = solution.values[matrix.size] as number;
  const values = solution.values.slice(0, matrix.size).map((value) => value / factor);
  return { status: 'optimal', solution: { ...solution, values } };
}

/** The region of (y, k) such that y / k is in the given one and y earns an excess of 1. */
function homogeneous({ lower, upper, rows }: FeasibleRegion, excess: Float64Array): FeasibleRegion {
  const size = lower.length;
  const isLongOnly = lower.every((bound) => bound >= 0);
  const cone: LinearRow[] = [
    { coefficients: Float64Array.from([...excess, 0]), lower: 1, upper: 1 },
  ];
  const addEnd = (coefficients: Float64Array, end: number, side: 'lower' | 'upper'): void => {
    if (!Number.isFinite(end)) return;
    const row = Float64Array.from([...coefficients, -end]);
    cone.push(
      side === 'lower'
        ? { coefficients: row, lower: 0, upper: Infinity }
        : { coefficients: row, lower: -Infinity, upper: 0 },
    );
  };
  for (const { coefficients, lower: from, upper: to } of rows) {
    addEnd(coefficients, from, 'lower');
    addEnd(coefficients, to, 'upper');
  }
  for (let i = 0; i < size; i += 1) {
    const unit = Float64Array.from({ length: size }, (_, j) => (i === j ? 1 : 0));
    if (lower[i] !== 0) addEnd(unit, lower[i] as number, 'lower');
    // Without shorts a weight of at most 1 follows from their sum.
    if (!(isLongOnly && (upper[i] as number) >= 1)) addEnd(unit, upper[i] as number, 'upper');
  }
  return {
    lower: Float64Array.from([...lower.map((bound) => (bound === 0 ? 0 : -Infinity)), 0]),
    upper: new Float64Array(size + 1).fill(Infinity),
    rows: cone,
  };
}
