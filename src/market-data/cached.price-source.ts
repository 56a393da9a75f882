import { LRUCache } from 'lru-cache';
import { type PriceAnswer, PriceSource, type PriceSourceCondition } from './price-source.js';

/** About 80 MB: five hundred tickers with sixteen years of daily closes. */
const DEFAULT_MAX_CLOSES = 2_000_000;

interface KeptAnswer {
  readonly revision: string;
  readonly answer: PriceAnswer;
}

export interface CacheOptions {
  /** The most closes kept, over all tickers. @default 2_000_000 */
  readonly maxCloses?: number;
}

/**
 * Keeps answers, unknown tickers too, for as long as the source's revision of the ticker stays the same.
 * The tickers asked for least lately go first. Failures are not kept.
 */
export class CachedPriceSource extends PriceSource {
  private readonly kept: LRUCache<string, KeptAnswer>;

  constructor(
    private readonly source: PriceSource,
    { maxCloses = DEFAULT_MAX_CLOSES }: CacheOptions = {},
  ) {
    super();
    this.kept = new LRUCache({
      maxSize: maxCloses,
      sizeCalculation: ({ answer }) => Math.max(1, answer.series?.closes.length ?? 1),
    });
  }

  get description(): string {
    return this.source.description;
  }

  async findSeries(ticker: string): Promise<PriceAnswer> {
    // Asked before the series: if the prices change in between, the newer series is kept under the
    // older revision and is asked for once more, never the other way round.
    const revision = await this.source.revision(ticker);
    const known = this.kept.get(ticker);
    if (known?.revision === revision) return known.answer;
    const answer = await this.source.findSeries(ticker);
    this.kept.set(ticker, { revision, answer });
    return answer;
  }

  revision(ticker: string): Promise<string> {
    return this.source.revision(ticker);
  }

  condition(): Promise<PriceSourceCondition> {
    return this.source.condition();
  }
}
