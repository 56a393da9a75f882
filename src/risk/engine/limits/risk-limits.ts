/** The limits of risk-model section 7, in the order they are reported. */
export const LIMIT_NAMES = [
  'max_volatility',
  'max_loss',
  'max_single_stock_weight',
  'max_factor_contribution',
  'max_market_contribution',
  'max_industry_contribution',
  'max_single_factor_loss',
] as const;

export type LimitName = (typeof LIMIT_NAMES)[number];

/** Limits by name, fractions (0.25 is 25 %); losses may carry either sign; absent means not limited. */
export type LimitValues = Readonly<Partial<Record<LimitName, number>>>;
