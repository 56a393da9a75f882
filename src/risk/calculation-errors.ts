import { AppError } from '../common/problem/app-error.js';
import { EngineError } from './engine/engine-error.js';

/** The engine's refusal of an input as the caller's problem; anything else as it is. */
export function asProblem(error: unknown): unknown {
  if (!(error instanceof EngineError)) return error;
  return new AppError(error.code, error.message, { tickers: error.faults, cause: error });
}

export function queueFull(): AppError {
  return new AppError('calculation-queue-full', 'every worker is busy and the queue is full', {
    retryAfterSeconds: 1,
  });
}

export function timedOut(timeoutMs: number): AppError {
  return new AppError('calculation-timeout', `there was no result within ${String(timeoutMs)} ms`);
}

export function cancelled(): AppError {
  return new AppError('calculation-cancelled', 'nobody waits for the result any more');
}
