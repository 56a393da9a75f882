/** Turns monthly figures into annual ones: variances and means times this, deviations times its root. */
export const MONTHS_PER_YEAR = 12;

/** Standard deviation of a year from that of a month. */
export function annualizeDeviation(monthlyDeviation: number): number {
  return monthlyDeviation * Math.sqrt(MONTHS_PER_YEAR);
}
