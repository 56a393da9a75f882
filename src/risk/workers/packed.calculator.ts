import type { CalculationInput, CalculationKind } from '../calculations.js';
import type { CalculationControl } from '../calculator.js';
import type { PackedResult } from './packed-result.js';

/**
 * A calculator whose results are packed: bytes that nobody writes to, whose size is known, and of which
 * each caller can unpack a result of its own. A cache and single flight around it keep and share them as they are.
 */
export abstract class PackedCalculator {
  /** @throws AppError as `Calculator` does */
  abstract run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    control?: CalculationControl,
  ): Promise<PackedResult>;

  /** Ends what is under way. */
  abstract close(): Promise<void>;
}
