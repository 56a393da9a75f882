import type { JsonObject, JsonValue } from '../common/document/json-value.js';
import type { LimitValues } from '../risk/engine/limits/risk-limits.js';

/** A user's limits document; every limit is optional and keeps the sign it was given. */
export interface RiskLimits {
  readonly limits: LimitValues;
  /** Free settings of the owner's, kept and not interpreted; null when absent or empty. */
  readonly additionalSettings: JsonObject | null;
  /** Top-level keys we do not know, kept as they came. */
  readonly extra: ReadonlyMap<string, JsonValue>;
}

/** Whose limits hold: the portfolio's own, else the user's, else the defaults. */
export type RiskLimitsOrigin = 'portfolio' | 'user' | 'default';

/** What holds for a user who has set none. */
export const DEFAULT_RISK_LIMITS: RiskLimits = {
  limits: {
    max_volatility: 0.4,
    max_loss: -0.25,
    max_single_stock_weight: 0.4,
    max_factor_contribution: 0.3,
    max_market_contribution: 0.3,
    max_industry_contribution: 0.3,
    max_single_factor_loss: -0.1,
  },
  additionalSettings: null,
  extra: new Map(),
};
