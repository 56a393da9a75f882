import type { JsonValue } from '../common/document/json-value.js';
import type { FactorProxies } from '../risk/engine/factors/factor-proxies.js';

export const MAX_POSITIONS = 10_000;
export const MAX_TICKER_LENGTH = 100;
export const MAX_NAME_LENGTH = 255;

/** What a user owns, as the broker names it. Its name is how its owner finds it, not part of it. */
export interface Portfolio {
  /** `YYYY-MM-DD`, before `endDate`. */
  readonly startDate: string;
  readonly endDate: string;
  /** In code-unit order of tickers; tickers are unique. */
  readonly positions: readonly Position[];
  /** Annual, fractions; may name tickers not held. */
  readonly expectedReturns: ReadonlyMap<string, number>;
  /** May name tickers not held. */
  readonly factorProxies: ReadonlyMap<string, FactorProxies>;
  /** Top-level keys we do not know, kept as they came. */
  readonly extra: ReadonlyMap<string, JsonValue>;
}

export interface Position {
  /** The broker's own identifier (`NVDA`, `CUR:USD`), never a proxy. */
  readonly ticker: string;
  readonly quantity: Quantity;
  /** ISO code of the price and the amounts; null when the document does not say (US dollars). */
  readonly currency: string | null;
  /** `stock`, `etf`, `cash`, ... in lower case; null when the document does not say. */
  readonly type: string | null;
  /** Parts per account in the position's own unit; they sum to it exactly. Empty: not split. In code-unit order of ids. */
  readonly accounts: readonly AccountPart[];
}

export type QuantityUnit = 'shares' | 'dollars' | 'weight';

export interface Quantity {
  readonly unit: QuantityUnit;
  /** Signed: negative is a short position, or margin for cash. */
  readonly amount: number;
}

export interface AccountPart {
  readonly id: string;
  readonly amount: number;
}
