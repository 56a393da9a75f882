import { readJson } from '../common/document/json-reader.js';
import type { ValidDocument } from '../common/document/stored-document.js';
import type { Change, ChangeSet } from '../portfolio/change.js';
import { undoChanges } from '../portfolio/undo-changes.js';
import type { RiskLimits } from '../risk-limits/risk-limits.js';
import { NotRevertibleError, RevertConflictError } from './revert.errors.js';
import type { RevertibleDocuments } from './revertible-documents.js';

const SET_SINCE = 'the portfolio has risk limits of its own now; the change left none';

/** The changes of a portfolio's limits that one of its own change sets has, because they went or came with it. */
function limitsChangesIn({ document, changes }: ChangeSet): readonly Change[] {
  return document === 'portfolio' ? changes.filter(({ kind }) => kind === 'limits_changed') : [];
}

/** A portfolio's own change set without what it says of the limits. */
export function withoutLimits(changeSet: ChangeSet): ChangeSet {
  const ofLimits = limitsChangesIn(changeSet);
  return { ...changeSet, changes: changeSet.changes.filter((each) => !ofLimits.includes(each)) };
}

/** The limits that went with a portfolio which comes back; null when it had none. @throws NotRevertibleError */
export function limitsToRestore(
  kind: RevertibleDocuments<RiskLimits>,
  changeSet: ChangeSet,
): RiskLimits | null {
  const changes = limitsChangesIn(changeSet);
  if (changes.length === 0) return null;
  const undone = undoChanges(null, { versionAfter: null, changes }, kind.placeOf);
  const tree = undone.ok ? readJson(JSON.stringify(undone.document)) : null;
  const reading = tree?.ok === true ? kind.read(tree.value) : null;
  if (reading?.ok === true) return reading.value;
  throw new NotRevertibleError({ id: changeSet.id, why: 'its risk limits cannot be read' });
}

/**
 * A portfolio goes only with the limits that it came with: any others would go unseen.
 * @param stored the limits of its own, now.
 * @throws RevertConflictError
 */
export function requireOwnLimits(
  kind: RevertibleDocuments<RiskLimits>,
  stored: ValidDocument<RiskLimits> | null,
  changeSet: ChangeSet,
): void {
  const { id, versionAfter } = changeSet;
  const changes = limitsChangesIn(changeSet);
  const form = stored === null ? null : kind.form(stored.content);
  const undone = undoChanges(form, { versionAfter, changes }, kind.placeOf);
  if (!undone.ok) throw new RevertConflictError({ id, faults: undone.conflicts });
  const left = undone.document === null ? 0 : leftOf(kind, undone.document);
  if (left === 0 && (form === null) === (changes.length === 0)) return;
  const fault = { code: 'changed-since', pointer: '', detail: SET_SINCE } as const;
  throw new RevertConflictError({ id, faults: [{ ...fault, line: null, column: null }] });
}

/** How many keys of limits are left in a document. */
function leftOf(
  kind: RevertibleDocuments<RiskLimits>,
  document: ReturnType<RevertibleDocuments<RiskLimits>['form']>,
): number {
  const tree = readJson(JSON.stringify(document));
  const reading = tree.ok ? kind.read(tree.value) : tree;
  return reading.ok ? Object.keys(kind.form(reading.value)).length : 1;
}
