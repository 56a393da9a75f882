/** Monthly deviations below this are rounding errors of returns that do not vary. */
const NEGLIGIBLE_MONTHLY_DEVIATION = 1e-12;

/** Whether a standard deviation of monthly returns is zero but for rounding, so that nothing may be divided by it. */
export function isNegligibleDeviation(monthlyDeviation: number): boolean {
  return !(monthlyDeviation > NEGLIGIBLE_MONTHLY_DEVIATION);
}
