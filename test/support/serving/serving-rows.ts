import type { ServingReason } from '../../../src/auth/serving-decision.js';

/** One row of what may be there of a user, and where that is served from. */
export interface ServingRow {
  readonly user: string;
  /** In the words of docs/operations.md. */
  readonly has: string;
  readonly rows: 'none' | 'a portfolio' | 'scenario' | 'limits' | 'deleted';
  readonly files: 'none' | 'a portfolio' | 'deleted';
  readonly olderFile?: boolean;
  readonly served: 'database' | 'file';
  readonly reason: ServingReason;
  /** Whose portfolio `mine` is read. */
  readonly read: 'row' | 'file' | 'nothing';
}

const ROWS = { rows: 'a portfolio', files: 'none', served: 'database', read: 'row' } as const;
const FILES = { rows: 'none', files: 'a portfolio', served: 'file', read: 'file' } as const;
const NEITHER = { rows: 'none', files: 'none', served: 'database', read: 'nothing' } as const;

export const SERVING_ROWS: readonly ServingRow[] = [
  {
    ...ROWS,
    user: 'portfolio-row',
    has: 'a portfolio in the database',
    reason: 'database-rows',
  },
  {
    ...ROWS,
    user: 'scenario-row',
    has: 'a scenario in the database',
    rows: 'scenario',
    read: 'nothing',
    reason: 'database-rows',
  },
  {
    ...ROWS,
    user: 'limits-row',
    has: 'risk limits in the database',
    rows: 'limits',
    read: 'nothing',
    reason: 'database-rows',
  },
  { ...FILES, user: 'files', has: 'files in `users/<user>/`', reason: 'files-only' },
  {
    ...FILES,
    user: 'files@of.a|sub',
    has: 'files in `users/<user>/`, and no more than a row of `users` in the database',
    rows: 'deleted',
    reason: 'files-only',
  },
  {
    ...NEITHER,
    user: 'deleted-files',
    has: 'no more than a change log in `users/<user>/`',
    files: 'deleted',
    reason: 'nothing-yet',
  },
  {
    ...FILES,
    user: 'older',
    has: '`portfolio_<user>.yaml` in the working directory',
    files: 'none',
    olderFile: true,
    read: 'nothing',
    reason: 'files-only',
  },
  { ...ROWS, user: 'both', has: 'both', files: 'a portfolio', reason: 'both' },
  {
    ...NEITHER,
    user: 'local',
    has: 'neither; `portfolio.yaml` is nobody’s',
    reason: 'nothing-yet',
  },
  {
    ...NEITHER,
    user: 'known',
    has: 'no more than a row of `users` in the database',
    rows: 'deleted',
    reason: 'nothing-yet',
  },
];
