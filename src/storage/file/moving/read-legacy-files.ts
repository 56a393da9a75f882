import type { TransferFault } from '../../data-transfer.js';
import { documentKey, documentTitle, type KeptDocument } from '../../user-data.js';
import { fileFault, type LegacyFile } from './owned-file.js';
import { readLegacyFile } from './read-legacy-file.js';

/** A document of an older file. */
export interface LegacyDocument {
  readonly document: KeptDocument;
  readonly path: string;
}

export interface LegacyDocuments {
  readonly found: readonly LegacyDocument[];
  /** Those that the user's folder does not have. */
  readonly added: readonly LegacyDocument[];
  readonly faults: readonly TransferFault[];
}

/** @param stored what the user's folder has; an older file must not say otherwise. */
export async function readLegacyFiles(
  legacyFiles: readonly LegacyFile[],
  stored: readonly KeptDocument[],
): Promise<LegacyDocuments> {
  const known = new Map(stored.map((document) => [documentKey(document), document]));
  const found: LegacyDocument[] = [];
  const added: LegacyDocument[] = [];
  const faults: TransferFault[] = [];
  for (const file of legacyFiles) {
    const reading = await readLegacyFile(file);
    if (reading === null) continue;
    faults.push(...reading.faults);
    if (reading.document === null) continue;
    const { document } = reading;
    const other = known.get(documentKey(document));
    if (other !== undefined && other.version !== document.version) {
      const detail = `the user has another ${documentTitle(document)} in a file already; keep one of them`;
      faults.push(fileFault(file.path, 'name-mismatch', detail));
      continue;
    }
    found.push({ document, path: file.path });
    if (other !== undefined) continue;
    known.set(documentKey(document), document);
    added.push({ document, path: file.path });
  }
  return { found, added, faults };
}
