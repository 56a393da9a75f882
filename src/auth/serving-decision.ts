/**
 * Why a user is served from there. `only-store`: there is no other. With a database beside files, `files-only`: nothing of
 * the user is in the database yet; `database-rows`, `both` and `nothing-yet`: the database.
 */
export type ServingReason = 'only-store' | 'database-rows' | 'files-only' | 'both' | 'nothing-yet';

/** Where a user's data comes from and goes to. */
export interface ServingDecision {
  readonly store: 'file' | 'database' | 'memory';
  readonly reason: ServingReason;
  /** Files of the user's that are not served, or not any more; in code-unit order. */
  readonly files: readonly string[];
}
