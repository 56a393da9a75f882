import { EngineError } from '../engine-error.js';
import { knownReturns } from './known-returns.js';
import type { OptimizationProblem } from './optimization-problem.js';
import { listNames } from '../list-names.js';

/** Every asset's expected return. @throws EngineError `expected-returns-missing` naming all that have none */
export function requireReturns(problem: OptimizationProblem): readonly number[] {
  const returns = knownReturns(problem);
  const missing = problem.tickers.filter((_, i) => returns[i] === null);
  if (missing.length > 0) {
    throw new EngineError(
      'expected-returns-missing',
      `no expected return is given for ${listNames(missing)}`,
      missing.map((ticker) => ({ ticker, detail: 'has no expected return' })),
    );
  }
  return returns.map((value) => value ?? 0);
}
