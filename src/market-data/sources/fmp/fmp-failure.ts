export interface FmpFailureOptions {
  /** Whether asking again soon may help. */
  readonly isTransient: boolean;
  /** How often it is worth asking again. */
  readonly mostRetries?: number;
  /** How long FMP, or our own limit, wants us to wait; null when nobody says. */
  readonly retryAfterMs?: number | null;
}

/** FMP could not be asked, or answered what is no answer. The message completes "no prices ...: " and has no secrets. */
export class FmpFailure extends Error {
  override readonly name = 'FmpFailure';
  readonly isTransient: boolean;
  readonly mostRetries: number;
  readonly retryAfterMs: number | null;

  constructor(
    reason: string,
    { isTransient, mostRetries = Infinity, retryAfterMs = null }: FmpFailureOptions,
  ) {
    super(reason);
    this.isTransient = isTransient;
    this.mostRetries = mostRetries;
    this.retryAfterMs = retryAfterMs;
  }
}

/** FMP is well, but the plan that the key belongs to does not include what was asked for. */
export class NotInPlan extends Error {
  override readonly name = 'NotInPlan';
}
