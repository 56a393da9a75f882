import type { MessagePort } from 'node:worker_threads';
import {
  calculate,
  type CalculationInput,
  type CalculationKind,
  type CalculationResult,
} from '../calculations.js';
import { type CalculationOutcome, failureOf } from './calculation-outcome.js';

export interface CalculationTask<Kind extends CalculationKind = CalculationKind> {
  readonly kind: Kind;
  readonly input: CalculationInput<Kind>;
  /** Where progress is told; null when nobody asked. */
  readonly progressPort: MessagePort | null;
}

/** Runs in a worker thread: its answer is copied to the caller's. */
export default async function run<Kind extends CalculationKind>({
  kind,
  input,
  progressPort,
}: CalculationTask<Kind>): Promise<CalculationOutcome<CalculationResult<Kind>>> {
  try {
    const value = await calculate(kind, input, {
      onProgress: (progress) => progressPort?.postMessage(progress),
    });
    return { ok: true, value };
  } catch (error) {
    return failureOf(error);
  } finally {
    progressPort?.close();
  }
}
