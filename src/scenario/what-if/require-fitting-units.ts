import { AppError } from '../../common/problem/app-error.js';
import type { CashMap } from '../../portfolio/cash-map.js';
import { cashLineOf } from '../../portfolio/cash-mapping-line.js';
import type { Position } from '../../portfolio/portfolio.js';
import { InvalidWhatIfError } from './what-if.errors.js';
import type { Changes, Target } from './what-if.js';

/**
 * Weights change by weights; cash has no shares.
 * @throws AppError `mixed-quantities`, `invalid-what-if`, each with every ticker at fault
 */
export function requireFittingUnits(
  change: Changes | Target,
  involved: ReadonlyMap<string, Position>,
  cashMap: CashMap,
): void {
  if (change.kind === 'target') return;
  const changes = change.changes.flatMap(({ ticker, delta }) => {
    const position = involved.get(ticker);
    return position === undefined ? [] : [{ ticker, delta, position }];
  });
  const mixed = changes.filter(
    ({ delta, position }) => position.quantity.unit === 'weight' && delta.unit !== 'weight',
  );
  if (mixed.length > 0) {
    const detail = 'the portfolio is given by weights: there is no money to change it by';
    throw new AppError('mixed-quantities', detail, {
      tickers: mixed.map(({ ticker, delta }) => ({
        ticker,
        detail: `is changed in ${delta.unit}`,
      })),
    });
  }
  const shared = changes.filter(
    ({ delta, position }) =>
      delta.unit === 'shares' &&
      position.quantity.unit !== 'shares' &&
      cashLineOf(position, cashMap) !== null,
  );
  if (shared.length === 0) return;
  throw new InvalidWhatIfError(
    shared.map(({ ticker }) => ({
      ticker,
      detail: 'is cash here, which has no shares: change it by dollars or by a weight',
    })),
  );
}
