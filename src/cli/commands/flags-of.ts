/** The flags of an action: its last parameter but the terminal. */
export type FlagsOf<Action extends (...args: never[]) => unknown> =
  Parameters<Action> extends [...unknown[], infer Flags, unknown] ? Flags : never;
