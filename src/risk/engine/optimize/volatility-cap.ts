import { MONTHS_PER_YEAR } from '../measures/months-per-year.js';
import type { RiskScale } from './risk-scale.js';

/** Variances this close to a cap, relatively, meet it. */
const ROUNDING = 1e-10;

/** A cap on the volatility: annual, as its name, and as a variance at the scale of a problem. */
export interface VolatilityCap {
  readonly annual: number;
  readonly variance: number;
}

export function volatilityCap(annual: number, { meanVariance }: RiskScale): VolatilityCap {
  return { annual, variance: (annual * annual) / MONTHS_PER_YEAR / meanVariance };
}

export function meetsCap(variance: number, cap: VolatilityCap): boolean {
  return variance <= cap.variance * (1 + ROUNDING);
}
