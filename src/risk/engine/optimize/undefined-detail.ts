import type { UndefinedReason } from './optimum.js';
import { listNames } from '../list-names.js';

/** Why there are no best weights, in a sentence. */
export function undefinedDetail(reason: UndefinedReason, tickers: readonly string[]): string {
  const details: Readonly<Record<UndefinedReason, string>> = {
    'no-assets': 'nothing but cash is held: there is nothing to optimize',
    'zero-variance': `risk parity has no risk to share: the returns of ${listNames(tickers)} do not vary`,
    'risks-cancel-out':
      'risk parity has no risk to share: the risks of the assets cancel each other out',
    'no-excess-return': 'nothing is expected to earn more than the riskless rate',
  };
  return details[reason];
}
