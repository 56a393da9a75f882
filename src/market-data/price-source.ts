import type { PriceSeries } from '../risk/engine/returns/price-series.js';

/** Where prices come from. Adapters wrap each other: a cache and single flight are price sources too. */
export abstract class PriceSource {
  /** Names the source in every result, such as `csv:demo/prices`; no secrets. */
  abstract readonly description: string;

  /**
   * Every close the source has for a ticker, or null when it does not know the ticker.
   * @throws InvalidPricesError naming file, ticker and date of every faulty price of the ticker;
   * PriceSourceUnavailableError when the source cannot be reached.
   */
  abstract findSeries(ticker: string): Promise<PriceSeries | null>;

  /** Text that changes whenever the answer of `findSeries` may have changed; much cheaper than asking. */
  abstract revision(ticker: string): Promise<string>;
}
