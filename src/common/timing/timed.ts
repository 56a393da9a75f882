import { AppError } from '../problem/app-error.js';
import { currentTimer, type Phase, type Step } from './request-timer.js';

/**
 * How an operation or a request ended: `abort` when it was given up, or its client had left before it was done, and
 * `failure` when it ended with an error of anybody's.
 */
export type Outcome = 'success' | 'failure' | 'abort';

export interface Ended {
  readonly outcome: Outcome;
  readonly ms: number;
}

/** Does the work in a phase of the request that it is done for, if it is for one, and tells how it ended. */
export async function timed<Result>(
  phase: Phase,
  work: () => Promise<Result>,
  tell?: (ended: Ended) => void,
): Promise<Result> {
  const timer = currentTimer();
  const startedAt = performance.now();
  const busy = timer?.phase(phase);
  busy?.begin(startedAt);
  let outcome: Outcome = 'failure';
  try {
    const result = await work();
    outcome = timer?.hasClientLeft === true ? 'abort' : 'success';
    return result;
  } catch (error) {
    outcome = isCancellation(error) ? 'abort' : 'failure';
    throw error;
  } finally {
    const now = performance.now();
    busy?.end(now);
    tell?.({ outcome, ms: now - startedAt });
  }
}

/** Does a step of the request that it is done for, and tells the request how long it took. */
export function timedStep<Result>(step: Step, work: () => Result): Result {
  const startedAt = performance.now();
  try {
    return work();
  } finally {
    currentTimer()?.onStep(step, performance.now() - startedAt);
  }
}

/** The same for a step that something is waited for in. */
export async function awaitedStep<Result>(
  step: Step,
  work: () => Promise<Result>,
): Promise<Result> {
  const startedAt = performance.now();
  try {
    return await work();
  } finally {
    currentTimer()?.onStep(step, performance.now() - startedAt);
  }
}

function isCancellation(error: unknown): boolean {
  return error instanceof AppError && error.code === 'calculation-cancelled';
}
