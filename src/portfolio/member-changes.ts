import { canonicalJson } from '../common/document/canonical-json.js';
import { sortedEntries } from '../common/document/code-unit-order.js';
import type { JsonValue } from '../common/document/json-value.js';
import type { Change, ChangeKind } from './change.js';

/** Parts of a document by the ticker or key that a change is about. */
export type Members = ReadonlyMap<string, JsonValue>;

/** One change per member that differs, in code-unit order of their subjects; a missing member is null. */
export function memberChanges(
  before: Members,
  after: Members,
  kindOf: (change: Pick<Change, 'before' | 'after'>) => ChangeKind,
): readonly Change[] {
  const subjects = new Map([...before, ...after]);
  return sortedEntries(subjects).flatMap(([subject]) => {
    const change = { before: before.get(subject) ?? null, after: after.get(subject) ?? null };
    if (canonicalJson(change.before) === canonicalJson(change.after)) return [];
    return [{ kind: kindOf(change), subject, ...change }];
  });
}

/** Kept keys as members. Each value carries its key, so that a kept `null` is told from a missing key. */
export function extraMembers(extra: ReadonlyMap<string, JsonValue>): Members {
  return new Map([...extra].map(([key, value]) => [key, Object.fromEntries([[key, value]])]));
}
