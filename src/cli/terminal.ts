import type { Readable } from 'node:stream';
import { createPalette, type Palette } from '../risk/report/palette.js';
import { printable } from '../risk/report/printable.js';

/** What the program reads from and writes to. Text must be printable already. */
export interface Terminal {
  readonly input: Readable;
  readonly isInputTerminal: boolean;
  readonly isErrorTerminal: boolean;
  readonly hasOutputColor: boolean;
  readonly hasErrorColor: boolean;
  writeOutput(text: string): void;
  writeError(text: string): void;
}

export function outputPalette({ hasOutputColor }: Terminal): Palette {
  return createPalette({ color: hasOutputColor });
}

export function errorPalette({ hasErrorColor }: Terminal): Palette {
  return createPalette({ color: hasErrorColor });
}

/** A sentence for the caller's attention, which stops nothing. */
export function warn(terminal: Terminal, sentence: string): void {
  terminal.writeError(`${errorPalette(terminal).caution('warning')}: ${printable(sentence)}\n`);
}

/** An event that an adapter went around, in the words of its log. */
export function warnOfEvent(
  terminal: Terminal,
  event: string,
  fields: Readonly<Record<string, unknown>>,
): void {
  const details = Object.entries(fields).map(([key, value]) => `${key} ${asText(value)}`);
  warn(terminal, `${event}: ${details.join(', ')}`);
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}
