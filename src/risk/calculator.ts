import type {
  CalculationInput,
  CalculationKind,
  CalculationResult,
  Progress,
} from './calculations.js';

export interface CalculationControl {
  /** Fires when nobody waits for the result any more. */
  readonly signal?: AbortSignal;
  /** Told when it begins; it may have to wait before. */
  readonly onStart?: () => void;
  /** Told now and then how far it is; never after the result. */
  readonly onProgress?: (progress: Progress) => void;
}

/** Where calculations are done. Calculators wrap each other: a cache and single flight are calculators too. */
export abstract class Calculator {
  /**
   * The result, which is the caller's own: changing it changes nobody else's.
   * @throws AppError why the input cannot be calculated, under the engine's code and with every ticker at fault;
   * `calculation-queue-full`, `calculation-timeout`, `calculation-cancelled` once the signal has fired;
   * `internal-error` when the thread broke down
   */
  abstract run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    control?: CalculationControl,
  ): Promise<CalculationResult<Kind>>;

  /** Ends what is under way. */
  abstract close(): Promise<void>;
}
