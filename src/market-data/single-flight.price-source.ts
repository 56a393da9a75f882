import { type PriceAnswer, PriceSource, type PriceSourceCondition } from './price-source.js';

/**
 * Identical asks that are under way at the same time share one, and its failure. Identical means the same
 * ticker at the same revision: who asks after an edit does not get an answer from before it.
 */
export class SingleFlightPriceSource extends PriceSource {
  private readonly flights = new Map<string, Promise<PriceAnswer>>();

  constructor(private readonly source: PriceSource) {
    super();
  }

  get description(): string {
    return this.source.description;
  }

  async findSeries(ticker: string): Promise<PriceAnswer> {
    const revision = await this.source.revision(ticker);
    const key = JSON.stringify([ticker, revision]);
    const underWay = this.flights.get(key);
    if (underWay !== undefined) return underWay;
    const flight = this.source.findSeries(ticker).finally(() => this.flights.delete(key));
    this.flights.set(key, flight);
    return flight;
  }

  revision(ticker: string): Promise<string> {
    return this.source.revision(ticker);
  }

  condition(): Promise<PriceSourceCondition> {
    return this.source.condition();
  }
}
