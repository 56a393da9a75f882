import type { PriceSeries } from '../risk/engine/returns/price-series.js';

/** Where prices come from. Adapters wrap each other: a cache and single flight are price sources too. */
export abstract class PriceSource {
  /** Names the source in every result, such as `csv:demo/prices`; no secrets. */
  abstract readonly description: string;

  /**
   * Every close the source has for a ticker, none when it does not know the ticker.
   * @throws InvalidPricesError naming place, ticker and date of every faulty price of the ticker;
   * PriceSourceUnavailableError when the source cannot be reached.
   */
  abstract findSeries(ticker: string): Promise<PriceAnswer>;

  /** Text that changes whenever the answer of `findSeries` may have changed; much cheaper than asking. */
  abstract revision(ticker: string): Promise<string>;

  /**
   * Whether it can be asked now; asks nobody else to find out.
   * @throws PriceSourceUnavailableError when it cannot
   */
  abstract condition(): Promise<PriceSourceCondition>;
}

/** `degraded`: answers of an earlier day are given, where there are any. */
export type PriceSourceCondition = 'usable' | 'degraded';

/** What a price source answers for one ticker. */
export interface PriceAnswer {
  /** Null: the source does not know the ticker. */
  readonly series: PriceSeries | null;
  /** What the reader of figures made from it must know; the figures do not depend on it. */
  readonly notices: readonly PriceNotice[];
}

/** The source could not be asked, so its answer of an earlier day is given. */
export interface PriceNotice {
  readonly code: 'stale-source';
  /** When the answer was fetched: ISO 8601, UTC. */
  readonly fetchedAt: string;
  /** Why the source could not be asked, without a full stop; no secrets. */
  readonly reason: string;
}
