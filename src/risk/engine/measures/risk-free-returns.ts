import type { RiskFree } from '../analysis-input.js';
import { EngineError } from '../engine-error.js';
import { MONTHS_PER_YEAR } from './months-per-year.js';
import { listNames } from '../list-names.js';

/**
 * The riskless return of each month: (1 + annual rate)^(1/12) - 1, or the given monthly rates.
 * @throws EngineError `invalid-options` for a rate of -100 % or less, or a month without a rate.
 */
export function riskFreeReturns(riskFree: RiskFree, months: readonly string[]): Float64Array {
  if (riskFree.kind === 'constant') {
    const monthly = (1 + riskFree.annualRate) ** (1 / MONTHS_PER_YEAR) - 1;
    if (riskFree.annualRate > -1) return new Float64Array(months.length).fill(monthly);
    throw new EngineError(
      'invalid-options',
      `a riskless rate of ${String(riskFree.annualRate)} a year is no rate`,
    );
  }
  const { monthlyRates } = riskFree;
  const missing = months.filter((month) => !monthlyRates.has(month));
  if (missing.length > 0) {
    throw new EngineError(
      'invalid-options',
      `the riskless series has no rate for ${listNames(missing)}`,
    );
  }
  return Float64Array.from(months, (month) => monthlyRates.get(month) ?? 0);
}
