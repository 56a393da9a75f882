/** Takes an event name in kebab-case and its fields; the caller decides where it is logged. */
export type WarningLog = (event: string, fields: Readonly<Record<string, unknown>>) => void;
