import { createHash } from 'node:crypto';
import type { IRateLimiterOptions, RateLimiterAbstract } from 'rate-limiter-flexible';
import { type RateOutcome, RateCounters, type RateRule } from '../auth/limits/rate-counters.js';

/** Never reached: whether a count is allowed is decided here, so that one count serves callers with different limits. */
const NO_LIMIT = Number.MAX_SAFE_INTEGER;
const MS_PER_SECOND = 1000;

/** Counts in the limiters of the library, one for each scope and window. */
export abstract class LimiterCounters extends RateCounters {
  private readonly limiters = new Map<string, Promise<RateLimiterAbstract>>();

  override async consume({ scope, points, windowMs }: RateRule, key: string): Promise<RateOutcome> {
    const limiter = await this.limiterOf(scope, windowMs);
    const hash = createHash('sha256').update(key).digest('hex');
    const { consumedPoints, msBeforeNext } = await limiter.consume(hash);
    return {
      isAllowed: consumedPoints <= points,
      remaining: Math.max(points - consumedPoints, 0),
      resetMs: msBeforeNext,
    };
  }

  /** Loads the library when something is counted: the command line opens the store and counts nothing. */
  protected abstract limiter(options: IRateLimiterOptions): Promise<RateLimiterAbstract>;

  private limiterOf(scope: string, windowMs: number): Promise<RateLimiterAbstract> {
    const keyPrefix = `${scope}/${windowMs.toString()}`;
    const known = this.limiters.get(keyPrefix);
    if (known !== undefined) return known;
    const duration = windowMs / MS_PER_SECOND;
    const made = this.limiter({ keyPrefix, points: NO_LIMIT, duration });
    this.limiters.set(keyPrefix, made);
    return made;
  }
}
