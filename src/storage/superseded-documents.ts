import type { ChangeSet } from '../portfolio/change.js';
import { documentKey, type UserData } from './user-data.js';

/**
 * Keys of the documents that another home has had as they are: it knows the change that led to them. Where it has them
 * differently, or not at all, it has gone on since.
 * @param isKnown whether the other home has the change set.
 */
export function hadElsewhere(
  { documents, changes }: Pick<UserData, 'documents' | 'changes'>,
  isKnown: (changeSet: ChangeSet) => boolean,
): ReadonlySet<string> {
  const newest = newestChanges(changes);
  const had = documents.filter((document) => {
    const last = newest.get(documentKey(document));
    return last?.versionAfter === document.version && isKnown(last);
  });
  return new Set(had.map(documentKey));
}

/** By `documentKey`. */
export function newestChanges(oldestFirst: readonly ChangeSet[]): ReadonlyMap<string, ChangeSet> {
  return new Map(oldestFirst.map((changeSet) => [documentKey(changeSet), changeSet]));
}
