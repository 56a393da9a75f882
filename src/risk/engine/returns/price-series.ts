/** Prices beyond these are slips, and their returns would leave the range in which figures can be computed. */
export const LOWEST_PRICE = 1e-12;
export const HIGHEST_PRICE = 1e15;

/** Closes of one ticker, oldest first: dates `YYYY-MM-DD` strictly increasing, closes finite and positive, same length. */
export interface PriceSeries {
  readonly ticker: string;
  /** The currency the source quotes it in; null when the source does not say. */
  readonly currency: string | null;
  readonly dates: readonly string[];
  readonly closes: readonly number[];
}
