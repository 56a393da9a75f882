import { printable } from '../risk/report/printable.js';
import { STANDARD_OUTPUT } from './report-output.js';
import type { Terminal } from './terminal.js';
import { writeTextFile } from './write-text-file.js';

/** Writes a page to its file and says so, out of the way of JSON. */
export async function deliverPage(
  page: string,
  { json, htmlFile }: { readonly json: boolean; readonly htmlFile: string },
  terminal: Terminal,
): Promise<void> {
  if (htmlFile === STANDARD_OUTPUT) {
    terminal.writeOutput(page);
    return;
  }
  await writeTextFile(htmlFile, page);
  const outcome = `wrote ${printable(htmlFile)}\n`;
  if (json) terminal.writeError(outcome);
  else terminal.writeOutput(outcome);
}
