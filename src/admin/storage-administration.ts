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

/** What operators ask of the store beside its data: it concerns no user, so no method takes an owner. */
export abstract class StorageAdministration {
  /** Which store answers; of two that stand for each other, the one that does so normally. */
  abstract readonly store: StoreKind;

  /** All that must hold for the store to serve: that it can be reached, that its migrations are applied. */
  abstract readonly checks: readonly ReadinessCheck[];

  /** From memory, so that it answers while the database does not; null for a store without connections. */
  abstract pool(): PoolFigures | null;

  /** Name of the newest migration that was applied; null for a store without any. @throws when it cannot be reached */
  abstract newestMigration(): Promise<string | null>;
}
