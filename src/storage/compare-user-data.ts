import { isDeepStrictEqual } from 'node:util';
import { sumDecimals } from '../common/document/decimal.js';
import type { ChangeSet } from '../portfolio/change.js';
import type { Portfolio, Position } from '../portfolio/portfolio.js';
import type { LimitEvaluation } from '../risk-limits/limit-evaluation.js';
import { documentKey, documentTitle, type KeptDocument, type UserData } from './user-data.js';

const CENT = 0.01;

/**
 * In what `found` differs from `expected`, a sentence each: what there is beside it is no difference. Change sets have to
 * be in the same order for each document, evaluations for each portfolio, as whoever reads the newest relies on that.
 */
export function differences(expected: UserData, found: UserData): readonly string[] {
  return [
    ...documentDifferences(expected.documents, found.documents),
    ...changeDifferences(expected.changes, found.changes),
    ...[...expected.limitChecks].flatMap(([name, evaluations]) =>
      evaluationDifferences(name, evaluations, found.limitChecks.get(name) ?? []),
    ),
  ];
}

function documentDifferences(
  expected: readonly KeptDocument[],
  found: readonly KeptDocument[],
): readonly string[] {
  const byKey = new Map(found.map((document) => [documentKey(document), document]));
  return expected.flatMap((document) => {
    const other = byKey.get(documentKey(document));
    const title = documentTitle(document);
    if (other === undefined) return [`${title} is missing`];
    return contentDifferences(document, other).map((difference) => `${title}: ${difference}`);
  });
}

function contentDifferences(expected: KeptDocument, found: KeptDocument): readonly string[] {
  return [
    ...(expected.document === 'portfolio' && found.document === 'portfolio'
      ? portfolioDifferences(expected.content, found.content)
      : []),
    ...(expected.version === found.version ? [] : ['the versions are not the same']),
  ];
}

function portfolioDifferences(expected: Portfolio, found: Portfolio): readonly string[] {
  const positions = new Map(found.positions.map((position) => [position.ticker, position]));
  const tickers = new Set(expected.positions.map(({ ticker }) => ticker));
  const isSameRange = expected.startDate === found.startDate && expected.endDate === found.endDate;
  return [
    ...(isSameRange ? [] : ['the dates are not the same']),
    ...expected.positions.flatMap((position) => {
      const other = positions.get(position.ticker);
      if (other === undefined) return [`${position.ticker} is missing`];
      return isSameQuantity(position, other) ? [] : [`${position.ticker} has another quantity`];
    }),
    ...found.positions.flatMap(({ ticker }) =>
      tickers.has(ticker) ? [] : [`${ticker} is too many`],
    ),
    ...(Math.abs(dollars(expected) - dollars(found)) <= CENT ? [] : ['the money is not the same']),
  ];
}

function isSameQuantity(one: Position, other: Position): boolean {
  return one.quantity.unit === other.quantity.unit && one.quantity.amount === other.quantity.amount;
}

/** Of all positions given in money, whatever the currency: only to be compared. */
function dollars({ positions }: Portfolio): number {
  return sumDecimals(
    positions.flatMap(({ quantity: { unit, amount } }) => (unit === 'dollars' ? [amount] : [])),
  );
}

function changeDifferences(
  expected: readonly ChangeSet[],
  found: readonly ChangeSet[],
): readonly string[] {
  const byId = new Map(found.map((changeSet, index) => [changeSet.id, { changeSet, index }]));
  const newest = new Map<string, number>();
  return expected.flatMap((changeSet) => {
    const other = byId.get(changeSet.id);
    if (other === undefined) return [`change ${changeSet.id} is missing`];
    const before = newest.get(documentKey(changeSet)) ?? -1;
    newest.set(documentKey(changeSet), other.index);
    if (other.index < before) return [`change ${changeSet.id} is out of order`];
    return isDeepStrictEqual(changeSet, other.changeSet)
      ? []
      : [`change ${changeSet.id} is not the same`];
  });
}

function evaluationDifferences(
  name: string,
  expected: readonly LimitEvaluation[],
  found: readonly LimitEvaluation[],
): readonly string[] {
  return isDeepStrictEqual(expected, found)
    ? []
    : [`the limit checks of "${name}" are not the same`];
}
