import { AppError, type AppErrorOptions } from '../../common/problem/app-error.js';
import type { ProblemCode } from '../../common/problem/problem-catalog.js';
import { asProblem } from '../calculation-errors.js';
import type { PackedResult } from './packed-result.js';

/** What a worker thread answers: errors lose their class and fields on the way from thread to thread. */
export type CalculationOutcome =
  /** The result, packed. */
  | { readonly ok: true; readonly value: PackedResult }
  | {
      readonly ok: false;
      readonly code: ProblemCode;
      readonly detail: string;
      readonly options: Pick<AppErrorOptions, 'faults' | 'tickers' | 'cause'>;
    };

export function failureOf(error: unknown): CalculationOutcome {
  const problem = asProblem(error);
  if (problem instanceof AppError) {
    const { code, message, faults, tickers } = problem;
    return { ok: false, code, detail: message, options: { faults, tickers } };
  }
  const cause = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { ok: false, code: 'internal-error', detail: 'a calculation failed', options: { cause } };
}

/** @throws AppError that the thread met */
export function resultOf(outcome: CalculationOutcome): PackedResult {
  if (outcome.ok) return outcome.value;
  throw new AppError(outcome.code, outcome.detail, outcome.options);
}
