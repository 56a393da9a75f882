import { writeFile } from 'node:fs/promises';
import { AppError } from '../common/problem/app-error.js';
import type { Terminal } from './terminal.js';

/** Writes text to the file that the caller names, else to standard output. @throws AppError `invalid-request` */
export async function writeOutputFile(
  text: string,
  path: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (path === undefined) terminal.writeOutput(text);
  else await writeFile(path, text).catch(explainUnwritable(path));
}

function explainUnwritable(path: string): (error: unknown) => never {
  return (error) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new AppError('invalid-request', `"${path}" cannot be written: ${reason}`, {
      cause: error,
    });
  };
}
