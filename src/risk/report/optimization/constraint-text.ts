import type { ConstraintKind, NamedConstraint } from '../../engine/optimize/constraint.js';
import { percent, ratio } from '../number-format.js';
import { listNames } from '../../engine/list-names.js';

const MOST_NAMES = 4;

/** A limit in words, with whom it is about: `at most 25.0% in one stock: AAPL, MSFT`. */
export function constraintText({ kind, tickers, factor, bound }: NamedConstraint): string {
  const texts: Readonly<Record<ConstraintKind, string>> = {
    'long-only': 'no shorts',
    'lower-bound': `at least ${percent(bound)}`,
    'upper-bound': `at most ${percent(bound)}`,
    'cash-cap': `at most ${percent(bound)} cash`,
    max_single_stock_weight: `at most ${percent(bound)} in one stock`,
    max_single_factor_loss: `an exposure of at most ${ratio(bound)} to ${factor ?? ''}`,
    'volatility-cap': `a volatility of at most ${percent(bound)}`,
  };
  // Of a factor or a volatility, all that is held takes part.
  const names = factor === null ? listNames(tickers, { most: MOST_NAMES }) : '';
  return names === '' ? texts[kind] : `${texts[kind]}: ${names}`;
}
