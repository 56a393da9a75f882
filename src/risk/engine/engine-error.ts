/** Why an input cannot be analysed. */
export type EngineErrorCode =
  | 'net-value-not-positive'
  | 'leverage-too-high'
  | 'too-many-assets'
  | 'mixed-quantities'
  | 'prices-not-found'
  | 'invalid-prices'
  | 'price-gap'
  | 'fx-rate-missing'
  | 'insufficient-history'
  | 'invalid-options'
  | 'expected-returns-missing'
  | 'unknown-shock';

/** What is wrong with one ticker, or with the whole (`ticker` null). */
export interface EngineFault {
  readonly ticker: string | null;
  readonly detail: string;
}

/** The input cannot be analysed; `faults` lists every ticker it is true of. */
export class EngineError extends Error {
  override readonly name = 'EngineError';

  constructor(
    readonly code: EngineErrorCode,
    message: string,
    readonly faults: readonly EngineFault[] = [],
  ) {
    super(message);
  }
}
