import { AppError } from '../common/problem/app-error.js';
import { isColored } from './terminal.config.js';
import type { Terminal } from './terminal.js';

/** The terminal, or the pipes, that this process was started with. A reader that leaves early ends it quietly. */
export function openProcessTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  stdout.on('error', (error: NodeJS.ErrnoException) => {
    endOnClosedPipe(error);
    const detail = `standard output cannot be written (${error.code ?? 'unknown'})`;
    throw new AppError('invalid-request', detail, { cause: error });
  });
  stderr.on('error', (error: NodeJS.ErrnoException) => {
    endOnClosedPipe(error);
    throw error;
  });
  return {
    input: stdin,
    isInputTerminal: stdin.isTTY,
    isErrorTerminal: stderr.isTTY,
    hasOutputColor: isColored(stdout),
    hasErrorColor: isColored(stderr),
    writeOutput: (text) => void stdout.write(text),
    writeError: (text) => void stderr.write(text),
  };
}

function endOnClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') process.exit();
}
