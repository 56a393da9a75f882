import type { UserId } from '../../auth/user-id.js';
import type { ChangeSet } from '../../portfolio/change.js';

/** All that is kept of one user. */
export interface MemorySpace {
  /** Canonical text by name, so that nothing is shared with whoever saved it. */
  readonly portfolios: Map<string | null, string>;
  readonly scenarios: Map<string | null, string>;
  readonly riskLimits: Map<string | null, string>;
  /** JSON of change sets, oldest first. */
  readonly changes: string[];
  /** JSON of limit evaluations by portfolio, newest first. */
  readonly limitChecks: Map<string, readonly string[]>;
  /** JSON of what is remembered of each idempotency key. */
  readonly idempotencyKeys: Map<string, string>;
}

/** The spaces of all users, each made when first asked for. */
export class MemorySpaces {
  private readonly spaces = new Map<UserId, MemorySpace>();

  of(ownerId: UserId): MemorySpace {
    const known = this.spaces.get(ownerId);
    if (known !== undefined) return known;
    const space: MemorySpace = {
      portfolios: new Map(),
      scenarios: new Map(),
      riskLimits: new Map(),
      changes: [],
      limitChecks: new Map(),
      idempotencyKeys: new Map(),
    };
    this.spaces.set(ownerId, space);
    return space;
  }
}

export function logChange(space: MemorySpace, changeSet: ChangeSet): void {
  space.changes.push(JSON.stringify(changeSet));
}
