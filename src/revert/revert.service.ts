import { randomUUID } from 'node:crypto';
import type { UserId } from '../auth/user-id.js';
import type {
  StoredDocument,
  ValidDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import { AppError } from '../common/problem/app-error.js';
import { CorruptDataError } from '../common/problem/corrupt-data.error.js';
import { AlreadyExistsError, StaleVersionError } from '../common/problem/write-errors.js';
import type { ChangeLog } from '../portfolio/change-log.js';
import type { Change, ChangeSet } from '../portfolio/change.js';
import type { RiskLimitsStore } from '../risk-limits/risk-limits.store.js';
import { exactCondition } from '../common/exact-condition.js';
import { findChange, type RevertSubject, type WantedChange } from './find-change.js';
import { limitsToRestore, requireOwnLimits, withoutLimits } from './limits-of-portfolio.js';
import { planRevert, type RevertPlan } from './plan-revert.js';
import type { RevertibleDocuments, RevertibleKinds } from './revertible-documents.js';

/** What taking a change back has done, or would do. */
export interface RevertOutcome {
  /** Of the revert's own change set; null when nothing was written. */
  readonly changeId: string | null;
  /** Of the document afterwards; null when it is gone. */
  readonly version: string | null;
  readonly changes: readonly Change[];
}

/** One revert under way. */
interface Revert {
  readonly ownerId: UserId;
  readonly changeSet: ChangeSet;
  readonly options: WriteOptions;
  /** Of what is written. */
  readonly changeId: string;
  /** Nothing is written. */
  readonly dryRun: boolean;
}

const MOST_ATTEMPTS = 3;

/** Takes changes back. A revert is a change like any other, and can be taken back itself. */
export class RevertService {
  constructor(
    private readonly kinds: RevertibleKinds,
    private readonly changeLog: ChangeLog,
    private readonly riskLimits: RiskLimitsStore,
  ) {}

  /** The change set that is to be taken back. @throws ChangeNotFoundError */
  find(ownerId: UserId, subject: RevertSubject, wanted: WantedChange): Promise<ChangeSet> {
    return findChange(this.changeLog, ownerId, { subject, ...wanted });
  }

  /** The document that a change set is of, as it is now; null when it is gone. */
  current(ownerId: UserId, { document, name }: ChangeSet): Promise<StoredDocument<unknown> | null> {
    return this.kinds[document].find(ownerId, name);
  }

  /** What an earlier run of the same operation wrote; null for nothing. */
  async done(ownerId: UserId, changeId: string | undefined): Promise<RevertOutcome | null> {
    const written = changeId === undefined ? null : await this.changeLog.find(ownerId, changeId);
    if (written === null) return null;
    return { changeId: written.id, version: written.versionAfter, changes: written.changes };
  }

  /**
   * Takes the document back to what it was before the change set, as far as that changed it.
   * @throws RevertConflictError, NotRevertibleError, CorruptDataError; StaleVersionError, AlreadyExistsError when the
   * condition does not hold
   */
  async revert(
    ownerId: UserId,
    changeSet: ChangeSet,
    { dryRun, ...options }: WriteOptions & { readonly dryRun: boolean },
  ): Promise<RevertOutcome> {
    const changeId = options.changeId ?? randomUUID();
    const revert = { ownerId, changeSet, options, changeId, dryRun };
    for (let attempt = 1; ; attempt += 1) {
      try {
        return (await this.done(ownerId, options.changeId)) ?? (await this.attempt(revert));
      } catch (error) {
        const isOpen = options.condition.kind === 'any' || options.changeId !== undefined;
        if (!isLostRace(error) || !isOpen || attempt === MOST_ATTEMPTS) throw error;
      }
    }
  }

  private attempt(revert: Revert): Promise<RevertOutcome> {
    switch (revert.changeSet.document) {
      case 'portfolio':
        return this.revertPortfolio(revert);
      case 'scenario':
        return this.revertAlone(this.kinds.scenario, revert);
      case 'risk-limits':
        return this.revertAlone(this.kinds['risk-limits'], revert);
    }
  }

  private async revertAlone<Content>(
    kind: RevertibleDocuments<Content>,
    revert: Revert,
  ): Promise<RevertOutcome> {
    const stored = await findValid(kind, revert);
    const options = writeOptionsOf(revert, stored);
    const plan = planRevert(kind, stored, revert.changeSet);
    if (!revert.dryRun) await put(kind, revert, { content: plan.content, options });
    return outcomeOf(revert, plan);
  }

  /** Its own risk limits come and go with it. */
  private async revertPortfolio(revert: Revert): Promise<RevertOutcome> {
    const { changeSet } = revert;
    const [kind, ofLimits] = [this.kinds.portfolio, this.kinds['risk-limits']];
    const stored = await findValid(kind, revert);
    const options = writeOptionsOf(revert, stored);
    const plan = planRevert(kind, stored, withoutLimits(changeSet));
    const leaving = plan.content === null ? await findValid(ofLimits, revert) : null;
    if (plan.content === null) requireOwnLimits(ofLimits, leaving, changeSet);
    const coming = stored === null ? limitsToRestore(ofLimits, changeSet) : null;
    if (revert.dryRun) {
      // Nothing is written.
    } else if (coming !== null && plan.content !== null) {
      const { ownerId } = revert;
      const documents = { portfolio: plan.content, limits: coming };
      await this.riskLimits.restore(ownerId, changeSet.name ?? '', documents, options);
    } else await put(kind, revert, { content: plan.content, options });
    const ofItsLimits = ofLimits.changes(leaving?.content ?? null, coming);
    return outcomeOf(revert, { ...plan, changes: [...plan.changes, ...ofItsLimits] });
  }
}

/** The document is not as it was read any more. */
function isLostRace(error: unknown): boolean {
  return (
    error instanceof StaleVersionError ||
    error instanceof AlreadyExistsError ||
    (error instanceof AppError && error.code === 'write-conflict')
  );
}

/** As it is now; null when there is none. @throws CorruptDataError */
async function findValid<Content>(
  kind: RevertibleDocuments<Content>,
  { ownerId, changeSet }: Revert,
): Promise<ValidDocument<Content> | null> {
  const stored = await kind.find(ownerId, changeSet.name);
  if (stored?.state === 'corrupt') throw new CorruptDataError(stored);
  return stored;
}

/** @throws StaleVersionError, AlreadyExistsError when what was read is not what was asked for */
function writeOptionsOf(
  { changeSet, options, changeId }: Revert,
  stored: ValidDocument<unknown> | null,
): WriteOptions {
  const read = { version: stored?.version ?? null, name: changeSet.name };
  const condition = exactCondition(options.condition, read);
  return { condition, reason: options.reason ?? `reverted change ${changeSet.id}`, changeId };
}

async function put<Content>(
  kind: RevertibleDocuments<Content>,
  { ownerId, changeSet: { name } }: Revert,
  { content, options }: { readonly content: Content | null; readonly options: WriteOptions },
): Promise<void> {
  if (content !== null) await kind.save({ ownerId, name }, content, options);
  else if (!(await kind.delete({ ownerId, name }, options))) {
    throw new StaleVersionError({ current: null });
  }
}

function outcomeOf(
  { dryRun, changeId }: Revert,
  { version, changes }: Pick<RevertPlan<unknown>, 'version' | 'changes'>,
): RevertOutcome {
  return { changeId: dryRun ? null : changeId, version, changes };
}
