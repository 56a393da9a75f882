import type { Change } from './change.js';
import type { ChangePlace } from './undo-changes.js';

/** Where in a portfolio stands what a change of it is about. */
export function portfolioChangePlace({ kind, subject }: Change): ChangePlace {
  if (subject === null) return { kind: 'whole' };
  switch (kind) {
    case 'position_added':
    case 'position_removed':
    case 'position_changed':
      return { kind: 'member', section: 'portfolio_input', key: subject };
    case 'expected_return_changed':
      return { kind: 'member', section: 'expected_returns', key: subject };
    case 'proxies_changed':
      return { kind: 'member', section: 'stock_factor_proxies', key: subject };
    case 'extra_changed':
      return { kind: 'extra', key: subject };
    case 'dates_changed':
    case 'portfolio_created':
    case 'portfolio_deleted':
    case 'limits_changed':
    case 'scenario_changed':
      return { kind: 'member', section: null, key: subject };
  }
}
