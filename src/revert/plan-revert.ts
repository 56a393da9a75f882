import { documentVersion } from '../common/document/canonical-json.js';
import { readJson } from '../common/document/json-reader.js';
import type { JsonObject } from '../common/document/json-value.js';
import type { ValidDocument } from '../common/document/stored-document.js';
import type { Change, ChangeSet } from '../portfolio/change.js';
import { undoChanges } from '../portfolio/undo-changes.js';
import { NotRevertibleError, RevertConflictError } from './revert.errors.js';
import type { RevertibleDocuments } from './revertible-documents.js';

/** What a document becomes when a change set of it is taken back. */
export interface RevertPlan<Content> {
  /** Null: it goes. */
  readonly content: Content | null;
  readonly version: string | null;
  readonly changes: readonly Change[];
}

/** A change set, or those of its changes that are of one document. */
export type UndoneSet = Pick<ChangeSet, 'id' | 'versionBefore' | 'versionAfter' | 'changes'>;

/**
 * @param stored the document as it is now; null when there is none.
 * @throws RevertConflictError listing every place that has changed since; NotRevertibleError when it is not known what
 * was there before
 */
export function planRevert<Content>(
  kind: RevertibleDocuments<Content>,
  stored: ValidDocument<Content> | null,
  changeSet: UndoneSet,
): RevertPlan<Content> {
  requireKnownBefore(changeSet);
  const form = stored === null ? null : kind.form(stored.content);
  const undone = undoChanges(form, changeSet, kind.placeOf);
  if (!undone.ok) throw new RevertConflictError({ id: changeSet.id, faults: undone.conflicts });
  const content = undone.document === null ? null : contentOf(kind, undone.document, changeSet);
  const isEmptied = content !== null && changeSet.versionBefore === null && isEmpty(kind, content);
  const after = isEmptied ? null : content;
  const version = after === null ? null : documentVersion(kind.form(after));
  requireSameBefore(changeSet, { now: stored?.version ?? null, version });
  return { content: after, version, changes: kind.changes(stored?.content ?? null, after) };
}

/** What could not be read when it was written over, or deleted, is in no change. */
function requireKnownBefore({ id, versionBefore, changes }: UndoneSet): void {
  const isUnknown = changes.some(({ subject, before }) => subject === null && before === null);
  if (changes.length === 0 || (versionBefore !== null && isUnknown)) {
    throw new NotRevertibleError({ id, why: 'what was there before could not be read' });
  }
}

/** While nothing has changed since, taking the change back gives what was there to the last digit, or it lacks something. */
function requireSameBefore(
  { id, versionBefore, versionAfter }: UndoneSet,
  { now, version }: { readonly now: string | null; readonly version: string | null },
): void {
  if (now !== versionAfter || version === versionBefore) return;
  throw new NotRevertibleError({ id, why: 'its record does not lead back to what was there' });
}

function contentOf<Content>(
  kind: RevertibleDocuments<Content>,
  document: JsonObject,
  { id }: UndoneSet,
): Content {
  const tree = readJson(JSON.stringify(document));
  const reading = tree.ok ? kind.read(tree.value) : tree;
  if (!reading.ok) throw new RevertConflictError({ id, faults: reading.faults });
  return reading.value;
}

function isEmpty<Content>(kind: RevertibleDocuments<Content>, content: Content): boolean {
  return Object.keys(kind.form(content)).length === 0;
}
