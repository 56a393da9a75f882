import type { MessagePort } from 'node:worker_threads';
import { calculate, type CalculationInput, type CalculationKind } from '../calculations.js';
import { packResult } from './packed-result.js';
import { unpackInput } from './packed-input.js';
import { type CalculationOutcome, failureOf } from './calculation-outcome.js';

export interface CalculationTask<Kind extends CalculationKind = CalculationKind> {
  readonly kind: Kind;
  /** As `packInput` made it. */
  readonly input: unknown;
  /** Where progress is told; null when nobody asked. */
  readonly progressPort: MessagePort | null;
}

/** Runs in a worker thread: its answer is copied to the caller's. */
export default async function run<Kind extends CalculationKind>({
  kind,
  input,
  progressPort,
}: CalculationTask<Kind>): Promise<CalculationOutcome> {
  try {
    const value = await calculate(kind, unpackInput(input) as CalculationInput<Kind>, {
      onProgress: (progress) => progressPort?.postMessage(progress),
    });
    return { ok: true, value: packResult(value) };
  } catch (error) {
    return failureOf(error);
  } finally {
    progressPort?.close();
  }
}
