import { asProblem, cancelled } from './calculation-errors.js';
import {
  calculate,
  type CalculationInput,
  type CalculationKind,
  type CalculationResult,
} from './calculations.js';
import { type CalculationControl, Calculator } from './calculator.js';

/** Calculates in the thread that asks, which waits: for the command line. Once begun, a calculation is not broken off. */
export class InlineCalculator extends Calculator {
  override async run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    { signal, onStart, onProgress = ignore }: CalculationControl = {},
  ): Promise<CalculationResult<Kind>> {
    if (signal?.aborted === true) throw cancelled();
    onStart?.();
    try {
      return await calculate(kind, input, { onProgress });
    } catch (error) {
      throw asProblem(error);
    }
  }

  override async close(): Promise<void> {
    // Nothing is open.
  }
}

function ignore(): void {
  // Nobody asked how far it is.
}
