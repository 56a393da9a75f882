import type { UserId } from '../auth/user-id.js';
import { assertNever } from '../common/invariant.js';
import type { ChangeLog } from '../portfolio/change-log.js';
import type { ChangeSet } from '../portfolio/change.js';
import { requireName } from '../portfolio/document-name.errors.js';
import { ChangeNotFoundError } from './revert.errors.js';

/** Whose changes are taken back. Those of a portfolio are its own and those of its risk limits. */
export type RevertSubject =
  | { readonly kind: 'portfolio'; readonly name: string }
  | { readonly kind: 'scenario'; readonly name: string }
  | { readonly kind: 'risk-limits' };

export interface WantedChange {
  /** Null: the newest one. */
  readonly changeId: string | null;
  /** Id of the revert's own change set, which an earlier run may have written: it is none that is wanted. */
  readonly operationId: string | null;
}

/** The one that is wanted is most often the first. */
const PAGE = 10;

/** The change set that is to be taken back. @throws ChangeNotFoundError, invalid-name */
export async function findChange(
  changeLog: ChangeLog,
  ownerId: UserId,
  { subject, changeId, operationId }: WantedChange & { readonly subject: RevertSubject },
): Promise<ChangeSet> {
  if (subject.kind !== 'risk-limits') requireName(subject.name);
  if (changeId !== null) {
    const found = await changeLog.find(ownerId, changeId);
    if (found !== null && isOf(found, subject)) return found;
    throw new ChangeNotFoundError(`no change of ${nameOf(subject)} has this id`);
  }
  const newest = await newestOf(changeLog, ownerId, subject);
  const isOwn = newest !== null && newest.id === operationId;
  const wanted = isOwn ? await nextOlder(changeLog, ownerId, { subject, than: newest.id }) : newest;
  if (wanted !== null) return wanted;
  throw new ChangeNotFoundError(`no change of ${nameOf(subject)} is known`);
}

async function newestOf(
  changeLog: ChangeLog,
  ownerId: UserId,
  subject: RevertSubject,
): Promise<ChangeSet | null> {
  if (subject.kind === 'portfolio') return nextOlder(changeLog, ownerId, { subject, than: null });
  const { kind: document } = subject;
  const name = subject.kind === 'scenario' ? subject.name : null;
  return changeLog.newest(ownerId, { document, name });
}

async function nextOlder(
  changeLog: ChangeLog,
  ownerId: UserId,
  { subject, than }: { readonly subject: RevertSubject; readonly than: string | null },
): Promise<ChangeSet | null> {
  const portfolioName = subject.kind === 'portfolio' ? subject.name : null;
  for (let before = than; ;) {
    const page = await changeLog.list(ownerId, { portfolioName, before, limit: PAGE });
    const found = page.find((changeSet) => isOf(changeSet, subject));
    const last = page.at(-1);
    if (found !== undefined || last === undefined) return found ?? null;
    before = last.id;
  }
}

function isOf({ document, name }: ChangeSet, subject: RevertSubject): boolean {
  switch (subject.kind) {
    case 'portfolio':
      return document !== 'scenario' && name === subject.name;
    case 'scenario':
      return document === 'scenario' && name === subject.name;
    case 'risk-limits':
      return document === 'risk-limits' && name === null;
    default:
      return assertNever(subject);
  }
}

function nameOf(subject: RevertSubject): string {
  if (subject.kind === 'risk-limits') return "the user's own risk limits";
  return `${subject.kind} "${subject.name}"`;
}
