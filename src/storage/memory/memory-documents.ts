import { randomUUID } from 'node:crypto';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { byCodeUnit } from '../../common/document/code-unit-order.js';
import type {
  PageRequest,
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../../common/document/stored-document.js';
import { invariant } from '../../common/invariant.js';
import type { Change } from '../../portfolio/change.js';
import type { DocumentFormat } from '../document-format.js';
import { readText, requireFaithful, writeText } from '../document-text.js';
import { displayName, planDeletion, type PlanInput, planSave } from '../write-plan.js';
import { logChange, type MemorySpace, type MemorySpaces } from './memory-space.js';

interface OwnedName {
  readonly ownerId: UserId;
  /** Null for the user's own risk limits. */
  readonly name: string | null;
}

/** One kind of document of every user. Nothing in here waits, so that each call is one step. */
export class MemoryDocuments<Content> {
  constructor(
    private readonly format: DocumentFormat<Content>,
    private readonly spaces: MemorySpaces,
    private readonly textsOf: (space: MemorySpace) => Map<string | null, string>,
    private readonly clock: Clock,
  ) {}

  list(ownerId: UserId, { after, limit }: PageRequest): readonly StoredDocument<Content>[] {
    return [...this.textsOf(this.spaces.of(ownerId)).keys()]
      .filter((name) => name !== null)
      .filter((name) => after === null || name > after)
      .sort(byCodeUnit)
      .slice(0, limit)
      .flatMap((name) => this.find(ownerId, name) ?? []);
  }

  find(ownerId: UserId, name: string | null): StoredDocument<Content> | null {
    const text = this.textsOf(this.spaces.of(ownerId)).get(name);
    if (text === undefined) return null;
    const reading = readText(this.format, text, name);
    invariant(reading.ok, 'what was written can be read again');
    const { content, version } = reading.value;
    return { state: 'valid', name: displayName(name), content, version };
  }

  /** @param alsoAdded the changes by which more comes with it. */
  save(
    { ownerId, name }: OwnedName,
    content: Content,
    options: WriteOptions,
    alsoAdded: readonly Change[] = [],
  ): SaveOutcome {
    const space = this.spaces.of(ownerId);
    const input = this.planInput(ownerId, name, options);
    const { outcome, changeSet } = planSave(input, content, alsoAdded);
    if (changeSet === null) return outcome;
    this.put({ ownerId, name }, content, outcome.version);
    logChange(space, changeSet);
    return outcome;
  }

  /** Stores without a change set of its own, for what comes with another document. */
  put({ ownerId, name }: OwnedName, content: Content, version: string): void {
    const text = writeText(this.format, content, null);
    requireFaithful(readText(this.format, text, name), version);
    this.textsOf(this.spaces.of(ownerId)).set(name, text);
  }

  /** @param alsoRemoved the changes by which more goes with it. */
  delete(
    ownerId: UserId,
    name: string | null,
    options: WriteOptions,
    alsoRemoved: readonly Change[] = [],
  ): boolean {
    const space = this.spaces.of(ownerId);
    const changeSet = planDeletion(this.planInput(ownerId, name, options), alsoRemoved);
    if (changeSet === null) return false;
    this.textsOf(space).delete(name);
    logChange(space, changeSet);
    return true;
  }

  /** Removes without a change set of its own, for what goes with another document. */
  forget(ownerId: UserId, name: string | null): void {
    this.textsOf(this.spaces.of(ownerId)).delete(name);
  }

  private planInput(
    ownerId: UserId,
    name: string | null,
    options: WriteOptions,
  ): PlanInput<Content> {
    const current = this.find(ownerId, name);
    const { format } = this;
    return { format, name, current, options, id: randomUUID(), at: this.clock.now() };
  }
}
