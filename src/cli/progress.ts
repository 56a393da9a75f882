import { printable } from '../risk/report/printable.js';
import type { Terminal } from './terminal.js';

const CLEAR_LINE = '\r\u001b[2K';

/**
 * Says on the terminal what is being done while the task runs, and wipes that when it is over. It is said at once: a
 * long computation leaves no later moment for it.
 */
export async function withProgress<Result>(
  terminal: Terminal,
  label: string,
  task: () => Promise<Result>,
): Promise<Result> {
  if (!terminal.isErrorTerminal) return task();
  terminal.writeError(`${printable(label)} ...`);
  try {
    return await task();
  } finally {
    terminal.writeError(CLEAR_LINE);
  }
}
