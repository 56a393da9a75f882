import type { PreparedPortfolio } from '../prepare-portfolio.js';
import type { StressOutcome } from './stress-result.js';

export const NO_OUTCOME: StressOutcome = { return: null, loss: null, valueChange: null };

/** What a return of the portfolio means: its loss, and in money where the portfolio was given as money. */
export function stressOutcome(
  total: number,
  { netValue, valuations }: Pick<PreparedPortfolio, 'netValue' | 'valuations'>,
): StressOutcome & { readonly return: number; readonly loss: number } {
  const hasMoney = valuations.some(({ value }) => value !== null);
  return {
    return: total,
    loss: Math.max(0, -total),
    valueChange: hasMoney ? total * netValue : null,
  };
}
