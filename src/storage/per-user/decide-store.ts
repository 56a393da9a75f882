import type { ServingDecision } from '../../auth/serving-decision.js';

/** What there is of a user. */
export interface Presence {
  /** Rows of the user's in the database. */
  readonly hasRows: boolean;
  /** Documents of the user's in files. */
  readonly files: readonly string[];
}

/** Files serve a user until they are imported; whoever has rows, or nothing at all, is the database's. */
export function decideStore({ hasRows, files }: Presence): ServingDecision {
  if (files.length === 0) {
    return { store: 'database', reason: hasRows ? 'database-rows' : 'nothing-yet', files: [] };
  }
  if (hasRows) return { store: 'database', reason: 'both', files };
  return { store: 'file', reason: 'files-only', files: [] };
}
