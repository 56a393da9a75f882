import type { Terminal } from './terminal.js';
import { writeTextFile } from './write-text-file.js';

/** Writes text to the file that the caller names, else to standard output. @throws AppError `invalid-request` */
export async function writeOutputFile(
  text: string,
  path: string | undefined,
  terminal: Terminal,
): Promise<void> {
  if (path === undefined) terminal.writeOutput(text);
  else await writeTextFile(path, text);
}
