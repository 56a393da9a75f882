import { type Ended, timed } from '../common/timing/timed.js';
import type { CalculationInput, CalculationKind, CalculationResult } from './calculations.js';
import { type CalculationControl, Calculator } from './calculator.js';

/** Told of every calculation that ended: computed, found in the cache, refused or given up. */
export type OnCalculation = (kind: CalculationKind, ended: Ended) => void;

/** The same calculator; what a request waits for it, in the queue too, is counted as the request's phase `analysis`. */
export class TimedCalculator extends Calculator {
  constructor(
    private readonly calculator: Calculator,
    private readonly onCalculation: OnCalculation,
  ) {
    super();
  }

  override run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    control?: CalculationControl,
  ): Promise<CalculationResult<Kind>> {
    const work = (): Promise<CalculationResult<Kind>> => this.calculator.run(kind, input, control);
    return timed('analysis', work, (ended) => {
      this.onCalculation(kind, ended);
    });
  }

  override close(): Promise<void> {
    return this.calculator.close();
  }
}
