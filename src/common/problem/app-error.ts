import type { Fault } from '../document/fault.js';
import { MAX_LISTED_FAULTS } from '../document/fault-list.js';
import type { ProblemCode } from './problem-catalog.js';

/** What is wrong with one ticker; null when it is about the whole. */
export interface TickerFault {
  readonly ticker: string | null;
  readonly detail: string;
}

export interface AppErrorOptions {
  /** Every fault found, each with its place. */
  readonly faults?: readonly Fault[];
  /** Every ticker the error is about; past `MAX_LISTED_FAULTS` they are only counted. */
  readonly tickers?: readonly TickerFault[];
  /** The file the faults are in, as the caller named it. */
  readonly file?: string;
  readonly retryAfterSeconds?: number;
  readonly cause?: unknown;
}

/** An error the caller can act on: `code` is stable, `message` is a sentence with values and without secrets. */
export class AppError extends Error {
  override readonly name: string = 'AppError';
  readonly faults: readonly Fault[];
  readonly tickers: readonly TickerFault[];
  readonly file: string | null;
  readonly retryAfterSeconds: number | null;

  constructor(
    readonly code: ProblemCode,
    detail: string,
    { faults = [], tickers = [], file, retryAfterSeconds, cause }: AppErrorOptions = {},
  ) {
    super(detail, cause === undefined ? undefined : { cause });
    this.faults = faults;
    this.tickers = listed(tickers);
    this.file = file ?? null;
    this.retryAfterSeconds = retryAfterSeconds ?? null;
  }
}

function listed(tickers: readonly TickerFault[]): readonly TickerFault[] {
  const more = tickers.length - MAX_LISTED_FAULTS;
  if (more <= 0) return tickers;
  const detail = `${more.toString()} more are not listed`;
  return [...tickers.slice(0, MAX_LISTED_FAULTS), { ticker: null, detail }];
}
