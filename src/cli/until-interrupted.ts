import { EXIT_CODES } from './exit-code.js';
import type { Terminal } from './terminal.js';

/**
 * Runs a task that stops between two steps when the person at the keyboard wants it to (Ctrl-C); a second time ends the
 * program at once, as ever.
 */
export async function untilInterrupted<Result>(
  terminal: Terminal,
  task: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const interruption = new AbortController();
  // It stays to the end: the library of the locks kills the process at a signal that nobody else listens to.
  const stop = (): void => {
    if (interruption.signal.aborted) process.exit(EXIT_CODES.interrupted);
    terminal.writeError('\nstopping after this user; once more stops at once\n');
    interruption.abort();
  };
  process.on('SIGINT', stop);
  try {
    return await task(interruption.signal);
  } finally {
    process.off('SIGINT', stop);
  }
}
