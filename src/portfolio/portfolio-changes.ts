import type { Change } from './change.js';
import { extraMembers, type Members, memberChanges } from './member-changes.js';
import { portfolioDocument } from './portfolio-document.js';
import type { Portfolio } from './portfolio.js';
import { positionDocument } from './position-document.js';
import { proxiesDocument } from './proxies-document.js';

/**
 * What differs between two versions of a portfolio, by kind and then in code-unit order of subjects; a portfolio that
 * appears or goes is one change with the whole document. Either version can be rebuilt from the other.
 */
export function portfolioChanges(
  before: Portfolio | null,
  after: Portfolio | null,
): readonly Change[] {
  if (before !== null && after !== null) return differences(before, after);
  if (after !== null) {
    return [
      { kind: 'portfolio_created', subject: null, before: null, after: portfolioDocument(after) },
    ];
  }
  if (before === null) return [];
  return [
    { kind: 'portfolio_deleted', subject: null, before: portfolioDocument(before), after: null },
  ];
}

function differences(before: Portfolio, after: Portfolio): readonly Change[] {
  const positions = memberChanges(positionsOf(before), positionsOf(after), (change) => {
    if (change.before === null) return 'position_added';
    return change.after === null ? 'position_removed' : 'position_changed';
  });
  return [
    ...memberChanges(datesOf(before), datesOf(after), () => 'dates_changed'),
    ...positions.filter(({ kind }) => kind === 'position_added'),
    ...positions.filter(({ kind }) => kind === 'position_removed'),
    ...positions.filter(({ kind }) => kind === 'position_changed'),
    ...memberChanges(
      before.expectedReturns,
      after.expectedReturns,
      () => 'expected_return_changed',
    ),
    ...memberChanges(proxiesOf(before), proxiesOf(after), () => 'proxies_changed'),
    ...memberChanges(extraMembers(before.extra), extraMembers(after.extra), () => 'extra_changed'),
  ];
}

function datesOf({ startDate, endDate }: Portfolio): Members {
  return new Map([
    ['start_date', startDate],
    ['end_date', endDate],
  ]);
}

function positionsOf({ positions }: Portfolio): Members {
  return new Map(positions.map((position) => [position.ticker, positionDocument(position)]));
}

function proxiesOf({ factorProxies }: Portfolio): Members {
  return new Map([...factorProxies].map(([ticker, entry]) => [ticker, proxiesDocument(entry)]));
}
