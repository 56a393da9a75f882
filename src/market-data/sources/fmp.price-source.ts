import { LRUCache } from 'lru-cache';
import type { Clock } from '../../common/clock.js';
import { AppError } from '../../common/problem/app-error.js';
import { PriceCacheFolder } from '../disk-cache/price-cache-folder.js';
import { DiskCachedPriceSource } from '../disk-cached.price-source.js';
import { InvalidPricesError, PriceSourceUnavailableError } from '../market-data.errors.js';
import { plainAnswer } from '../plain-answer.js';
import { type PriceAnswer, PriceSource } from '../price-source.js';
import type { OptionsOf } from '../price-source.options.js';
import type { PriceSurroundings } from '../price-surroundings.js';
import { nextPublication } from '../trading-day.js';
import { FmpClient, type FmpClientOptions } from './fmp/fmp-client.js';
import { FmpFailure, NotInPlan } from './fmp/fmp-failure.js';
import { closeKindOf, isCurrencyPair, requestHistory } from './fmp/history-request.js';
import { readCloses } from './fmp/read-closes.js';
import { type QuoteCurrency, readCurrency } from './fmp/read-currency.js';

const MOST_CURRENCIES = 10_000;
const LONGEST_TICKER = 128;
const MS_PER_SECOND = 1000;
/** Where a day begins first. */
const EARLIEST_ZONE_MS = 14 * 3_600_000;

const OF_A_PAIR: QuoteCurrency = { currency: null, quotesPerUnit: 1 };

/** Financial Modeling Prep behind a cache on disk. Nothing is asked yet. */
export function openFmpPriceSource(
  { cacheDirectory, ...options }: Omit<OptionsOf<'fmp'>, 'source'>,
  { clock, onWarning }: PriceSurroundings,
): PriceSource {
  const source = new FmpPriceSource(options, clock);
  const folder = new PriceCacheFolder({
    directory: cacheDirectory,
    source: source.description,
    onWarning,
  });
  return new DiskCachedPriceSource(source, folder, clock);
}

/** Daily closes from Financial Modeling Prep, adjusted for splits and dividends, with the currency of its profile. */
export class FmpPriceSource extends PriceSource {
  readonly description: string;
  private readonly host: string;
  private readonly client: FmpClient;
  /** A quote's currency does not change; half of all requests would be for it. */
  private readonly currencies = new LRUCache<string, QuoteCurrency>({ max: MOST_CURRENCIES });

  constructor(
    options: FmpClientOptions,
    private readonly clock: Clock,
  ) {
    super();
    this.host = new URL(options.baseUrl).host;
    this.description = `fmp:${this.host}`;
    this.client = new FmpClient(options, clock);
  }

  async findSeries(ticker: string): Promise<PriceAnswer> {
    if (!canBeAsked(ticker)) return plainAnswer(null);
    try {
      return await this.ask(ticker);
    } catch (error) {
      throw this.asOurs(ticker, error);
    }
  }

  /** Changes when new closes are published. */
  async revision(): Promise<string> {
    return nextPublication(this.clock.now()).toISOString();
  }

  async condition(): Promise<'usable'> {
    try {
      this.client.requireUp();
      return 'usable';
    } catch (error) {
      throw error instanceof FmpFailure ? this.unavailable(error) : error;
    }
  }

  private async ask(ticker: string): Promise<PriceAnswer> {
    const latestDate = dateOf(this.clock.now().getTime() + EARLIEST_ZONE_MS);
    const [rows, { currency, quotesPerUnit }] = await Promise.all([
      requestHistory(this.client, ticker, latestDate),
      this.currencyOf(ticker),
    ]);
    const { field } = closeKindOf(ticker);
    const { dates, closes, faults } = readCloses(rows, { ticker, field, latestDate });
    if (faults.total > 0) {
      throw new InvalidPricesError({
        ticker,
        places: [this.description],
        listed: faults.listed,
        total: faults.total,
      });
    }
    if (dates.length === 0) return plainAnswer(null);
    const inCurrency = quotesPerUnit === 1 ? closes : closes.map((close) => close / quotesPerUnit);
    return plainAnswer({ ticker, currency, dates, closes: inCurrency });
  }

  private async currencyOf(ticker: string): Promise<QuoteCurrency> {
    if (isCurrencyPair(ticker)) return OF_A_PAIR;
    const known = this.currencies.get(ticker);
    if (known !== undefined) return known;
    const reading = readCurrency(ticker, await this.client.get('profile', { symbol: ticker }));
    if (!reading.ok) {
      const { faults: listed } = reading;
      const places = [this.description];
      throw new InvalidPricesError({ ticker, places, listed, total: listed.length });
    }
    // What the profile does not say today it may say tomorrow.
    if (reading.value.currency !== null) this.currencies.set(ticker, reading.value);
    return reading.value;
  }

  private asOurs(ticker: string, error: unknown): unknown {
    if (error instanceof NotInPlan) {
      const detail = `the plan of FMP_API_KEY does not include it (${error.message})`;
      return new AppError('prices-not-found', `${this.host} gives no prices for ${ticker}`, {
        tickers: [{ ticker, detail }],
      });
    }
    return error instanceof FmpFailure ? this.unavailable(error) : error;
  }

  private unavailable({ message, retryAfterMs }: FmpFailure): PriceSourceUnavailableError {
    return new PriceSourceUnavailableError({
      place: this.host,
      reason: message,
      ...(retryAfterMs === null
        ? {}
        : { retryAfterSeconds: Math.ceil(retryAfterMs / MS_PER_SECOND) }),
    });
  }
}

/** False for what no symbol looks like, or no address can hold: a surrogate without its other half. */
function canBeAsked(ticker: string): boolean {
  return ticker !== '' && ticker.length <= LONGEST_TICKER && !/\p{Surrogate}/u.test(ticker);
}

function dateOf(moment: number): string {
  return new Date(moment).toISOString().slice(0, 10);
}
