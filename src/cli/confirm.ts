import { createInterface } from 'node:readline/promises';
import { AppError } from '../common/problem/app-error.js';
import { printable } from '../risk/report/printable.js';
import type { Terminal } from './terminal.js';

/**
 * Whether the person at the terminal says yes; anything else, the end of input too, is no.
 * @throws AppError `invalid-request` when there is no one to ask.
 */
export async function confirm(question: string, terminal: Terminal): Promise<boolean> {
  if (!terminal.isInputTerminal || !terminal.isErrorTerminal) {
    throw new AppError('invalid-request', 'there is no one to ask: give --yes');
  }
  const lines = createInterface({ input: terminal.input });
  terminal.writeError(`${printable(question)} [y/N] `);
  try {
    for await (const line of lines) return /^y(?:es)?$/i.test(line.trim());
    return false;
  } finally {
    lines.close();
  }
}
