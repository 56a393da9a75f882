/** How often something may be done in a window of time, which begins with the first time. */
export interface RateRule {
  /** What is counted, such as `analyses`; each scope and window has counts of its own. */
  readonly scope: string;
  readonly points: number;
  readonly windowMs: number;
}

export interface RateOutcome {
  readonly isAllowed: boolean;
  /** How often more in this window. */
  readonly remaining: number;
  /** Until the window ends. */
  readonly resetMs: number;
}

/** Counts shared by all instances over one store, as far as it has more than one. They run on the system's clock. */
export abstract class RateCounters {
  /** Counts once more for the key, also when it is not allowed. No store keeps keys in clear. */
  abstract consume(rule: RateRule, key: string): Promise<RateOutcome>;

  /** Removes at most `batch` counts whose window is over; how many it removed. */
  abstract purge(batch: number): Promise<number>;
}
