import type { UserId } from '../auth/user-id.js';
import type { Tier, User } from '../auth/users/user.js';
import type { PageRequest } from '../common/document/stored-document.js';

/** The stores there are, as metrics and the log tell them apart. */
export type StoreKind = 'file' | 'memory' | 'database';

/** `degraded` serves on, but less well: with data of earlier, or from a place that stands in. */
export type Condition = 'usable' | 'degraded';

/** One thing that must hold for this instance to serve. */
export interface ReadinessCheck {
  /** In kebab-case, such as `store` or `migrations`; everybody may read it. */
  readonly name: string;
  /** Changes nothing. Who waits longer than a second goes on without the answer. @throws when it does not hold */
  readonly check: () => Promise<Condition>;
}

/** Connections to a database, now. */
export interface PoolFigures {
  /** The most there may be. */
  readonly size: number;
  /** Given out to operations. */
  readonly inUse: number;
  /** Open, and given to nobody. */
  readonly idle: number;
  /** Operations that wait for one. */
  readonly waiting: number;
}

/** What operators ask of the store: it concerns all users or none, so no method is one that a user's request reaches. */
export abstract class StorageAdministration {
  /** Which store answers; of two that stand for each other, the one that does so normally. */
  abstract readonly store: StoreKind;

  /** All that must hold for the store to serve: that it can be reached, that its migrations are applied. */
  abstract readonly checks: readonly ReadinessCheck[];

  /** From memory, so that it answers while the database does not; null for a store without connections. */
  abstract pool(): PoolFigures | null;

  /** Name of the newest migration that was applied; null for a store without any. @throws when it cannot be reached */
  abstract newestMigration(): Promise<string | null>;

  /** Who has signed in, in the order of the UTF-8 bytes of their ids. */
  abstract users(page: PageRequest): Promise<readonly User[]>;

  /** @param email in lower case */
  abstract findUserByEmail(email: string): Promise<User | null>;

  /** The user as it is then; null for whoever never signed in. */
  abstract setTier(ownerId: UserId, tier: Tier): Promise<User | null>;
}
