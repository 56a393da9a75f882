import { documentVersion } from '../common/document/canonical-json.js';
import type {
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import type { Change, ChangeSet } from '../portfolio/change.js';
import type { DocumentFormat } from './document-format.js';
import { AlreadyExistsError } from '../common/problem/write-errors.js';
import { requireCondition } from './write-condition.js';

/** What a document is called in messages; the user's own risk limits have no name. */
export function displayName(name: string | null): string {
  return name ?? 'risk limits';
}

export interface PlanInput<Content> {
  readonly format: DocumentFormat<Content>;
  /** Null for the user's own risk limits. */
  readonly name: string | null;
  readonly current: StoredDocument<Content> | null;
  readonly options: WriteOptions;
  /** Of the change set, unless the options name one. */
  readonly id: string;
  readonly at: Date;
}

export interface SavePlan {
  readonly outcome: SaveOutcome;
  /** Null: the same content is stored already, and nothing is to be written. */
  readonly changeSet: ChangeSet | null;
}

/**
 * @param alsoAdded what comes with the document.
 * @throws StaleVersionError, AlreadyExistsError when the condition does not hold.
 */
export function planSave<Content>(
  input: PlanInput<Content>,
  content: Content,
  alsoAdded: readonly Change[] = [],
): SavePlan {
  const { format, current } = input;
  requireCurrent(input);
  const version = documentVersion(format.form(content));
  const outcome = { version, created: current === null };
  if (current?.state === 'valid' && current.version === version)
    return { outcome, changeSet: null };
  const changes = [...format.changes(validContent(current), content), ...alsoAdded];
  return { outcome, changeSet: changeSetOf(input, { versionAfter: version, changes }) };
}

/**
 * The change set of a deletion; null when there is nothing to delete.
 * @param alsoRemoved what goes with the document.
 * @throws StaleVersionError, AlreadyExistsError when the condition does not hold.
 */
export function planDeletion<Content>(
  input: PlanInput<Content>,
  alsoRemoved: readonly Change[],
): ChangeSet | null {
  requireCurrent(input);
  if (input.current === null) return null;
  const changes = input.format.changes(validContent(input.current), null);
  return changeSetOf(input, { versionAfter: null, changes: [...changes, ...alsoRemoved] });
}

/** The changes by which a document goes with another one. */
export function removalOf<Content>(
  format: DocumentFormat<Content>,
  stored: StoredDocument<Content> | null,
): readonly Change[] {
  return stored === null ? [] : format.changes(validContent(stored), null);
}

/** The changes by which a document comes with another one. @throws AlreadyExistsError when it is there already */
export function additionOf<Content>(
  format: DocumentFormat<Content>,
  content: Content,
  stored: StoredDocument<Content> | null,
): readonly Change[] {
  if (stored !== null) throw new AlreadyExistsError({ name: displayName(null) });
  return format.changes(null, content);
}

/** Null for a corrupt document: nothing can be said about what it held. */
function validContent<Content>(stored: StoredDocument<Content> | null): Content | null {
  return stored?.state === 'valid' ? stored.content : null;
}

function requireCurrent<Content>({ name, current, options }: PlanInput<Content>): void {
  const version = current === null ? null : current.version;
  requireCondition(options.condition, { name: displayName(name), current: version });
}

function changeSetOf<Content>(
  { format, name, current, options, id, at }: PlanInput<Content>,
  { versionAfter, changes }: Pick<ChangeSet, 'versionAfter' | 'changes'>,
): ChangeSet {
  return {
    id: options.changeId ?? id,
    at: at.toISOString(),
    document: format.document,
    name,
    reason: options.reason,
    versionBefore: current === null ? null : current.version,
    versionAfter,
    changes,
  };
}
