import type { SaveOutcome } from '../common/document/stored-document.js';
import { printable } from '../risk/report/printable.js';

/** What became of a save under a name of the caller's. */
export function savedText(name: string, { created, version }: SaveOutcome): string {
  return `${created ? 'created' : 'saved'} ${printable(name)}, version ${version}\n`;
}
