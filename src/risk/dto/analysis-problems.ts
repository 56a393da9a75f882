import { CALCULATION_PROBLEMS } from '../../common/problem/dto/api-problems.decorator.js';

/** What can keep figures from being calculated from prices, whatever holds them. */
export const PRICED_PROBLEMS = [
  'prices-not-found',
  'invalid-prices',
  'price-gap',
  'fx-rate-missing',
  'insufficient-history',
  'invalid-options',
  'price-source-unavailable',
  ...CALCULATION_PROBLEMS,
] as const;

/** What can keep a portfolio from being analysed, for whichever question. */
export const ANALYSIS_PROBLEMS = [
  'net-value-not-positive',
  'leverage-too-high',
  'too-many-assets',
  'mixed-quantities',
  ...PRICED_PROBLEMS,
] as const;
