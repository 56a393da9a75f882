import type * as z from 'zod/mini';

/** One setting: where it is read from, what it means and what is legal. */
export interface SettingRow {
  /** The environment variable. */
  readonly name: string;
  /** What it decides, for the README; no full stop. */
  readonly meaning: string;
  /** Completes "must be ..." in the error and fills a cell of the README. */
  readonly legal: string;
  /** As it would be written in the environment. */
  readonly default: string;
  /** Another variable that is taken, when its value is legal, where this one is not set. */
  readonly insteadOf?: string;
  /** The value may be a secret, or hold one: no message repeats it. @default false */
  readonly isHidden?: boolean;
  /** From the text of the variable to the value the program uses. */
  readonly schema: z.ZodMiniType<unknown, string>;
}
