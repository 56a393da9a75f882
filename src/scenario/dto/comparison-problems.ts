import { CALCULATION_PROBLEMS } from '../../common/problem/dto/api-problems.decorator.js';

/** What can keep a change of a portfolio from being compared. */
export const COMPARISON_PROBLEMS = [
  'not-acceptable',
  'corrupt-data',
  'invalid-what-if',
  'prices-not-found',
  'invalid-prices',
  'price-gap',
  'fx-rate-missing',
  'insufficient-history',
  'net-value-not-positive',
  'mixed-quantities',
  'leverage-too-high',
  'too-many-assets',
  'invalid-options',
  'price-source-unavailable',
  ...CALCULATION_PROBLEMS,
] as const;
