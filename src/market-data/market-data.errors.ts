import type { Fault } from '../common/document/fault.js';
import { AppError } from '../common/problem/app-error.js';

/** The most faults that one error spells out; the rest are counted. */
export const MAX_LISTED_FAULTS = 50;

export interface FaultyPrices {
  readonly ticker: string;
  /** Where the faults are: files, or the name of a source. */
  readonly places: readonly string[];
  /** The one file they are in. */
  readonly file?: string | undefined;
  /** The first faults; each detail names place, ticker and date. */
  readonly listed: readonly Fault[];
  /** How many there are in all. */
  readonly total: number;
}

/** The source has prices of the ticker that cannot be true, so none of them is used. */
export class InvalidPricesError extends AppError {
  constructor({ ticker, places, file, listed, total }: FaultyPrices) {
    const faults = listed.slice(0, MAX_LISTED_FAULTS);
    const count = total === 1 ? '1 fault' : `${total.toString()} faults`;
    const rest =
      total === faults.length ? '' : `; the first ${faults.length.toString()} are listed`;
    super(
      'invalid-prices',
      `the prices of ${ticker} have ${count} in ${places.join(' and ')}${rest}`,
      { faults, ...(file === undefined ? {} : { file }) },
    );
  }
}

export interface UnavailablePrices {
  /** What cannot be reached, as the operator named it; no secrets. */
  readonly place: string;
  /** What is wrong and what to do, without a full stop. */
  readonly reason: string;
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** The price source cannot be reached, or is not what the settings take it for. */
export class PriceSourceUnavailableError extends AppError {
  constructor({ place, reason, retryAfterSeconds, cause }: UnavailablePrices) {
    super('price-source-unavailable', `no prices can be read from "${place}": ${reason}`, {
      cause,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    });
  }
}
