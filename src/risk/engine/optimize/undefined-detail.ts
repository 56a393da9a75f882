import type { UndefinedReason } from './optimum.js';
import { listNames } from '../list-names.js';

/** Why there are no best weights, in a sentence. */
export function undefinedDetail(reason: UndefinedReason, tickers: readonly string[]): string {
  const details: Readonly<Record<UndefinedReason, string>> = {
    'no-assets': 'nothing but cash is held: there are no weights to optimize',
    'zero-variance': `no risk-parity weights: the returns of ${listNames(tickers)} do not vary`,
    'risks-cancel-out': 'no risk-parity weights: the risks of the assets cancel each other out',
    'no-excess-return': 'no weights are expected to earn more than the riskless rate',
  };
  return details[reason];
}
