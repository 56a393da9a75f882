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
