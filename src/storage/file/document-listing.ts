import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { DOCUMENT_SUFFIX } from './document-reader.js';
import { onDiskIfPresent } from './file-errors.js';
import { decodeSegment, isHashedSegment } from './path-segment.js';

/** What lies in a folder of documents. */
export interface DocumentListing {
  /** Names that can be read back from their files'. */
  readonly names: readonly string[];
  /** Paths of files whose names cannot. */
  readonly hashed: readonly string[];
  /** Paths of YAML files that no document of ours would have: they have to be renamed to be found. */
  readonly strangers: readonly string[];
}

export async function listDocumentFiles(folder: string): Promise<DocumentListing> {
  const files = (await onDiskIfPresent(folder, () => readdir(folder))) ?? [];
  const names: string[] = [];
  const hashed: string[] = [];
  const strangers: string[] = [];
  for (const file of files) {
    if (!file.endsWith(DOCUMENT_SUFFIX)) continue;
    const segment = file.slice(0, -DOCUMENT_SUFFIX.length);
    const name = decodeSegment(segment);
    if (name !== null) names.push(name);
    else (isHashedSegment(segment) ? hashed : strangers).push(join(folder, file));
  }
  return { names, hashed, strangers };
}
