import { setTimeout as wait } from 'node:timers/promises';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { FmpFailure } from './fmp-failure.js';

const SECONDS_PER_MINUTE = 60;
const KEY = 'fmp';

/** Lets so many requests of this process through in a minute; further ones wait for the next. */
export class RequestRate {
  private readonly limiter: RateLimiterMemory;

  constructor(private readonly perMinute: number) {
    this.limiter = new RateLimiterMemory({ points: perMinute, duration: SECONDS_PER_MINUTE });
  }

  /** @throws FmpFailure at once when the turn would come later than the caller can wait. */
  async turn(patienceMs: number): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const pauseMs = await this.pauseBefore();
      if (pauseMs === null) return;
      if (performance.now() + pauseMs > deadline) {
        const reason = `the ${String(this.perMinute)} requests of this minute are used up (FMP_REQUESTS_PER_MINUTE)`;
        throw new FmpFailure(reason, { isTransient: false, retryAfterMs: pauseMs });
      }
      await wait(pauseMs);
    }
  }

  /** Takes a turn, or tells how long there is none. */
  private async pauseBefore(): Promise<number | null> {
    try {
      await this.limiter.consume(KEY);
      return null;
    } catch (rejection) {
      // Being over the limit is thrown as a plain object, not as an error.
      const isOver = typeof rejection === 'object' && rejection !== null;
      if (!isOver || !('msBeforeNext' in rejection)) throw rejection;
      return Math.max(1, Number(rejection.msBeforeNext));
    }
  }
}
