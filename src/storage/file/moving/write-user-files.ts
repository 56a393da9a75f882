import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { writeNewFile } from '../atomic-file.js';
import { formatOf } from '../../document-format.js';
import { writeText } from '../../document-text.js';
import type { KeptDocument, UserData } from '../../user-data.js';
import { onDisk } from '../file-errors.js';
import { toLimitEvaluationLine } from '../limit-evaluation-line.js';
import { nameInside } from '../name-inside.js';
import { documentFile, limitCheckFile, type UserFolder } from '../user-folder.js';

/** Writes everything into a folder that nobody reads yet, each file wholly on the disk. @returns their paths */
export async function writeUserFiles(
  folder: UserFolder,
  { documents, changes, limitChecks }: UserData,
): Promise<readonly string[]> {
  const texts = new Map<string, string>();
  for (const document of documents) texts.set(documentFile(folder, document), textOf(document));
  for (const [name, evaluations] of limitChecks) {
    const lines = evaluations.map((evaluation) => toLimitEvaluationLine(name, evaluation));
    texts.set(limitCheckFile(folder, name), linesText(lines));
  }
  if (changes.length > 0) texts.set(folder.changeLog, linesText(changes));
  for (const [path, text] of texts) {
    await onDisk(path, () => mkdir(dirname(path), { recursive: true, mode: 0o700 }));
    await writeNewFile(path, text);
  }
  return [...texts.keys()];
}

/** The text of a document in its file. */
export function textOf({ document, name, content }: KeptDocument): string {
  return writeText(formatOf(document), content, nameInside(document, name));
}

function linesText(entries: readonly object[]): string {
  return entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}
