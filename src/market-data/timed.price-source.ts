import { timed } from '../common/timing/timed.js';
import { type PriceAnswer, PriceSource, type PriceSourceCondition } from './price-source.js';

/** The same source; what a request waits for its answers is counted as the request's phase `prices`. */
export class TimedPriceSource extends PriceSource {
  constructor(private readonly source: PriceSource) {
    super();
  }

  get description(): string {
    return this.source.description;
  }

  findSeries(ticker: string): Promise<PriceAnswer> {
    return timed('prices', () => this.source.findSeries(ticker));
  }

  revision(ticker: string): Promise<string> {
    return this.source.revision(ticker);
  }

  condition(): Promise<PriceSourceCondition> {
    return this.source.condition();
  }
}
