import { invariant } from '../../common/invariant.js';
import type { PriceSeries } from '../../risk/engine/returns/price-series.js';
import { plainAnswer } from '../plain-answer.js';
import { type PriceAnswer, PriceSource } from '../price-source.js';

/** Series that are given once and never change, for tests. A series without closes is an unknown ticker. */
export class MemoryPriceSource extends PriceSource {
  readonly description = 'memory';
  private readonly series: ReadonlyMap<string, PriceSeries>;

  constructor(series: readonly PriceSeries[]) {
    super();
    this.series = new Map(series.map((one) => [one.ticker, one]));
    invariant(this.series.size === series.length, 'each ticker has one series');
  }

  findSeries(ticker: string): Promise<PriceAnswer> {
    const found = this.series.get(ticker);
    const known = found !== undefined && found.closes.length > 0;
    return Promise.resolve(plainAnswer(known ? found : null));
  }

  revision(): Promise<string> {
    return Promise.resolve('unchanging');
  }

  condition(): Promise<'usable'> {
    return Promise.resolve('usable');
  }
}
