import { dot } from '../linalg/dot.js';
import type { Constraint, NamedConstraint } from './constraint.js';

/** Weights and exposures this close to an end are at it. */
const AT_THE_END = 1e-7;

export interface ConstraintStates {
  /** What the weights are up against. */
  readonly binding: readonly NamedConstraint[];
  /** What they go beyond. */
  readonly broken: readonly NamedConstraint[];
}

/** Which constraints weights are at or beyond, each with the assets that are; of a row, all that it is about. */
export function constraintStates(
  constraints: readonly Constraint[],
  tickers: readonly string[],
  weights: ArrayLike<number>,
): ConstraintStates {
  const select = (isMeant: (room: number) => boolean): readonly NamedConstraint[] =>
    constraints.flatMap((constraint): readonly NamedConstraint[] => {
      const { kind, factor, bound, lower, upper, row } = constraint;
      const meant = tickers.filter((_, i) => {
        const weight = weights[i] as number;
        return isMeant(roomOf(weight, lower.get(i) ?? -Infinity, upper.get(i) ?? Infinity));
      });
      if (meant.length > 0) return [{ kind, tickers: meant, factor, bound }];
      if (row === null) return [];
      const activity = dot(row.coefficients, weights);
      return isMeant(roomOf(activity, row.lower, row.upper))
        ? [{ kind, tickers: constraint.tickers, factor, bound }]
        : [];
    });
  return {
    binding: select((room) => Math.abs(room) <= AT_THE_END),
    broken: select((room) => room < -AT_THE_END),
  };
}

/** To the nearer end; negative beyond it. */
function roomOf(value: number, lower: number, upper: number): number {
  return Math.min(value - lower, upper - value);
}
