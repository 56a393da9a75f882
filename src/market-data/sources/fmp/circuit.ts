import type { Clock } from '../../../common/clock.js';
import { FmpFailure } from './fmp-failure.js';

const FAILURES_TO_OPEN = 2;
const OPEN_MS = 30_000;
const LONGEST_OPEN_MS = 3_600_000;

/**
 * Once requests fail one after the other, further ones fail at once with the same reason, until some time has passed; then
 * one failure is enough. So a portfolio of fifty tickers waits for a source that is down only once.
 */
export class Circuit {
  private failures = 0;
  private openUntil = 0;
  private reason = '';

  constructor(private readonly clock: Clock) {}

  async run<Result>(request: () => Promise<Result>): Promise<Result> {
    this.requireClosed();
    try {
      const result = await request();
      this.failures = 0;
      return result;
    } catch (error) {
      if (error instanceof FmpFailure) this.count(error);
      throw error;
    }
  }

  /** @throws FmpFailure that opened it, while it is open */
  requireClosed(): void {
    const leftMs = this.openUntil - this.clock.now().getTime();
    if (leftMs <= 0) return;
    throw new FmpFailure(this.reason, { isTransient: false, retryAfterMs: leftMs });
  }

  private count({ message, retryAfterMs }: FmpFailure): void {
    this.failures += 1;
    if (this.failures < FAILURES_TO_OPEN && retryAfterMs === null) return;
    this.reason = message;
    const openMs = Math.min(retryAfterMs ?? OPEN_MS, LONGEST_OPEN_MS);
    this.openUntil = this.clock.now().getTime() + openMs;
  }
}
