import type { Clock } from '../../../common/clock.js';
import type { LimitEvaluation } from '../../../risk-limits/limit-evaluation.js';
import { documentKey } from '../../user-data.js';
import type { DataToPlace, PlacedDocument, Placement } from '../../user-data-placement.js';
import type { OwnTransaction } from '../database.js';
import { placeDocuments } from './place-documents.js';
import { placeChanges, placeEvaluations } from './place-history.js';

/**
 * Puts a user's data among the rows that are there. What differs from them is a conflict and stays out, with its history;
 * what is there already stays as it is, so that doing it again adds nothing.
 */
export async function placeUserData(
  own: OwnTransaction,
  data: DataToPlace,
  clock: Clock,
): Promise<Placement> {
  const documents = await placeDocuments(own, data, clock);
  const conflicts = new Set(
    documents.filter(({ outcome }) => outcome === 'conflict').map(documentKey),
  );
  const changes = data.changes.filter((changeSet) => !conflicts.has(documentKey(changeSet)));
  const changesAdded = await placeChanges(own, changes);
  const limitChecks = new Map<string, readonly LimitEvaluation[]>();
  let limitChecksAdded = 0;
  for (const [name, evaluations] of data.limitChecks) {
    if (conflicts.has(documentKey({ document: 'portfolio', name }))) continue;
    const { kept, added } = await placeEvaluations(own, name, evaluations);
    limitChecks.set(name, kept);
    limitChecksAdded += added;
  }
  const isThere = new Set(documents.filter(isAsExpected).map(documentKey));
  const placed = data.documents.filter((document) => isThere.has(documentKey(document)));
  const expected = { documents: placed, changes, limitChecks };
  return { documents, expected, changesAdded, limitChecksAdded };
}

function isAsExpected({ outcome }: PlacedDocument): boolean {
  return outcome === 'created' || outcome === 'unchanged';
}
