/** Told of what an adapter met and went around: an event name in kebab-case and its fields. */
export type OnWarning = (event: string, fields: Readonly<Record<string, string | number>>) => void;

/** For callers without a logger, such as the command line: a line on standard error. */
export const warnOnStandardError: OnWarning = (event, fields) => {
  process.emitWarning(`${event} ${JSON.stringify(fields)}`);
};
