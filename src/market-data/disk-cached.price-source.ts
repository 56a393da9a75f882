import type { Clock } from '../common/clock.js';
import type { CacheEntry } from './disk-cache/cache-entry.js';
import type { PriceCacheFolder } from './disk-cache/price-cache-folder.js';
import { PriceSourceUnavailableError } from './market-data.errors.js';
import { plainAnswer } from './plain-answer.js';
import { type PriceAnswer, PriceSource, type PriceSourceCondition } from './price-source.js';
import { nextPublication } from './trading-day.js';

/** A ticker that is unknown now may be listed, or have its slip mended, before the day is over. */
const UNKNOWN_FOR_MS = 3_600_000;
/** How long an old answer is given before the source is asked again. */
const ASK_AGAIN_AFTER_MS = 60_000;

/**
 * Keeps answers on disk until new closes are published. When the source cannot be reached then, the old answer is given
 * with a notice. Unknown tickers are kept for an hour, and are not told from an old answer.
 */
export class DiskCachedPriceSource extends PriceSource {
  constructor(
    private readonly source: PriceSource,
    private readonly folder: PriceCacheFolder,
    private readonly clock: Clock,
  ) {
    super();
  }

  get description(): string {
    return this.source.description;
  }

  async findSeries(ticker: string): Promise<PriceAnswer> {
    const kept = await this.folder.read(ticker);
    const now = this.clock.now();
    if (kept !== null && isFresh(kept.fetchedAt, kept.series !== null, now)) {
      return plainAnswer(kept.series);
    }
    try {
      const answer = await this.source.findSeries(ticker);
      await this.folder.write({ ticker, fetchedAt: now.toISOString(), series: answer.series });
      return answer;
    } catch (error) {
      return oldAnswer(kept, error);
    }
  }

  /** While there is nothing fresh, it changes each minute, so that the source is asked again. */
  async revision(ticker: string): Promise<string> {
    const stamp = await this.folder.stamp(ticker);
    const now = this.clock.now();
    if (stamp !== null && isFresh(stamp.fetchedAt, stamp.isKnown, now)) return stamp.id;
    const minute = Math.floor(now.getTime() / ASK_AGAIN_AFTER_MS);
    return `${stamp?.id ?? 'none'} ${String(minute)}`;
  }

  /** Without its source it still has what it kept. */
  async condition(): Promise<PriceSourceCondition> {
    try {
      return await this.source.condition();
    } catch (error) {
      if (!(error instanceof PriceSourceUnavailableError)) throw error;
      return 'degraded';
    }
  }
}

/** @throws the error, when it is not that the source is down, or when there is no old answer. */
function oldAnswer(kept: CacheEntry | null, error: unknown): PriceAnswer {
  if (!(error instanceof PriceSourceUnavailableError)) throw error;
  const series = kept?.series ?? null;
  if (kept === null || series === null) throw error;
  const { fetchedAt } = kept;
  return { series, notices: [{ code: 'stale-source', fetchedAt, reason: error.message }] };
}

/** An answer from the future was fetched by a clock that was wrong. */
function isFresh(fetchedAt: string, isKnown: boolean, now: Date): boolean {
  const fetched = new Date(fetchedAt);
  const ageMs = now.getTime() - fetched.getTime();
  return ageMs >= 0 && (isKnown ? now < nextPublication(fetched) : ageMs < UNKNOWN_FOR_MS);
}
