import type { ServingDecision } from '../../auth/serving-decision.js';

/** What there is of a user. */
export interface Presence {
  /** Rows of the user's in the database. */
  readonly hasRows: boolean;
  /** Documents of the user's in files of the store, in code-unit order of paths. */
  readonly files: readonly string[];
  /** Files of the user's that wait to be imported: no store serves them. */
  readonly olderFiles: readonly string[];
}

/** Files serve a user until they are imported; whoever has rows, or nothing at all, is the database's. */
export function decideStore({ hasRows, files, olderFiles }: Presence): ServingDecision {
  const all = [...files, ...olderFiles];
  if (all.length === 0) {
    return { store: 'database', reason: hasRows ? 'database-rows' : 'nothing-yet', files: [] };
  }
  if (hasRows) return { store: 'database', reason: 'both', files: all };
  return { store: 'file', reason: 'files-only', files: olderFiles };
}
