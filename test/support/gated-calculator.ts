import type {
  CalculationInput,
  CalculationKind,
  CalculationResult,
} from '../../src/risk/calculations.js';
import { cancelled } from '../../src/risk/calculation-errors.js';
import { type CalculationControl, Calculator } from '../../src/risk/calculator.js';

/** What is asked of a calculator that goes on only when the test says so. */
export interface Asked {
  readonly control: CalculationControl;
  readonly succeed: (result: object) => void;
  readonly fail: (error: unknown) => void;
}

/** Keeps every question until the test answers it; gives up one whose signal fires. */
export class GatedCalculator extends Calculator {
  readonly asked: Asked[] = [];

  override run<Kind extends CalculationKind>(
    _kind: Kind,
    _input: CalculationInput<Kind>,
    control: CalculationControl = {},
  ): Promise<CalculationResult<Kind>> {
    return new Promise((resolve, reject) => {
      control.signal?.addEventListener('abort', () => {
        reject(cancelled());
      });
      this.asked.push({
        control,
        succeed: (result) => {
          resolve(result as CalculationResult<Kind>);
        },
        fail: reject,
      });
    });
  }

  override async close(): Promise<void> {
    // Nothing is open.
  }
}
