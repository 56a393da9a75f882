import { PROBLEM_CATALOG } from '../common/problem/problem-catalog.js';
import type { AppError } from '../common/problem/app-error.js';

/** How the program ends: the shell's way of saying what came of it. */
export const EXIT_CODES = {
  fine: 0,
  /** A limit is breached; only where the caller asked to check. */
  breach: 1,
  /** No weights are the best: limits cannot be met, or what is asked for has none. */
  noWeights: 1,
  /** The tables are not those of this version; only where the caller asked to check. */
  behind: 1,
  /** Somebody's data could not be moved, or not all of it. */
  unfinished: 1,
  /** Wrong use or wrong input: the caller can mend it. */
  misuse: 2,
  /** The world, or our own code, failed. */
  failure: 3,
  /** Ctrl-C, as shells say it. */
  interrupted: 130,
} as const;

export type ExitCode = (typeof EXIT_CODES)[keyof typeof EXIT_CODES];

/** What the caller can mend is misuse, wrong settings too; everything else is a failure. */
export function exitCodeOf(error: AppError): ExitCode {
  if (error.code === 'invalid-settings') return EXIT_CODES.misuse;
  return PROBLEM_CATALOG[error.code].status < 500 ? EXIT_CODES.misuse : EXIT_CODES.failure;
}
