import type { JsonValue } from '../common/document/json-value.js';

/** Target weights on a base portfolio; dates, proxies and expected returns are the base's when it is analysed. */
export interface Scenario {
  readonly description: string | null;
  /** Name of a portfolio of the same user, which may be gone; null when the document names none. */
  readonly basePortfolio: string | null;
  /** Fractions by ticker, in code-unit order; they sum to 1 within 1e-6. */
  readonly targetWeights: ReadonlyMap<string, number>;
  /** Top-level keys we do not know, kept as they came. */
  readonly extra: ReadonlyMap<string, JsonValue>;
}
