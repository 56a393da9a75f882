import type { RiskFree } from '../analysis-input.js';
import { MONTHS_PER_YEAR } from '../measures/months-per-year.js';
import { riskFreeReturns } from '../measures/risk-free-returns.js';

/** The riskless rate of a year, against which expected returns are held; of a series, what it compounds to over a window. */
export function annualRiskFree(riskFree: RiskFree, months: readonly string[]): number {
  if (riskFree.kind === 'constant') return riskFree.annualRate;
  const growth = riskFreeReturns(riskFree, months).reduce((total, rate) => total * (1 + rate), 1);
  return growth ** (MONTHS_PER_YEAR / months.length) - 1;
}
