import { printable } from '../risk/report/printable.js';
import type { Terminal } from './terminal.js';

const DELAY_MS = 500;
const CLEAR_LINE = '\r\u001b[2K';

/** Does the task; when it takes long, says on the terminal what is being done, and wipes that when it is over. */
export async function withProgress<Result>(
  terminal: Terminal,
  label: string,
  task: () => Promise<Result>,
): Promise<Result> {
  if (!terminal.isErrorTerminal) return task();
  const timer = setTimeout(() => {
    terminal.writeError(`${printable(label)} ...`);
  }, DELAY_MS);
  try {
    return await task();
  } finally {
    clearTimeout(timer);
    terminal.writeError(CLEAR_LINE);
  }
}
