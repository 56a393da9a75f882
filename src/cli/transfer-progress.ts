import type { TransferProgress } from '../storage/data-transfer.js';
import type { Terminal } from './terminal.js';

const CLEAR_LINE = '\r\u001b[2K';
const SAY_AGAIN_AFTER_MS = 1000;

/** Says on standard error how far a run is: on a terminal in one line, elsewhere a line a second. */
export function progressTo(terminal: Terminal): (progress: TransferProgress) => void {
  let saidAt = Number.NEGATIVE_INFINITY;
  return ({ stage, usersDone, usersTotal, documents }) => {
    if (stage !== 'done') return;
    const isLast = usersDone === usersTotal;
    const now = performance.now();
    if (!isLast && now - saidAt < (terminal.isErrorTerminal ? 0 : SAY_AGAIN_AFTER_MS)) return;
    saidAt = now;
    const users = `${usersDone.toString()} of ${usersTotal.toString()} users`;
    const text = `${users}, ${documents.toString()} documents`;
    if (!terminal.isErrorTerminal) terminal.writeError(`${text}\n`);
    else terminal.writeError(`${CLEAR_LINE}${text}${isLast ? '\n' : ''}`);
  };
}
