import type { IRateLimiterOptions, RateLimiterAbstract } from 'rate-limiter-flexible';
import { LimiterCounters } from './rate-limiters.js';

/** Counts of this process, for stores that only one process serves from. Each forgets itself when its window ends. */
export class ProcessRateCounters extends LimiterCounters {
  override purge(_batch: number): Promise<number> {
    return Promise.resolve(0);
  }

  protected override async limiter(options: IRateLimiterOptions): Promise<RateLimiterAbstract> {
    const { RateLimiterMemory } = await import('rate-limiter-flexible');
    return new RateLimiterMemory(options);
  }
}
