import type { OptimizationProblem } from './optimization-problem.js';

/** Expected returns, annual: cash without one earns the riskless rate; null where none is known. */
export function knownReturns({
  isCash,
  expectedReturns,
  riskFree,
}: Pick<OptimizationProblem, 'isCash' | 'expectedReturns' | 'riskFree'>): readonly (
  number | null
)[] {
  return expectedReturns.map((value, i) =>
    value === null && isCash[i] === true ? riskFree : value,
  );
}
