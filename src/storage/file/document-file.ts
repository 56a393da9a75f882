import { createHash } from 'node:crypto';
import type { FileHandle } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { MAX_DOCUMENT_BYTES } from '../../common/document/source-text.js';
import { openRegularFile } from '../../common/regular-file.js';
import { onDiskIfPresent } from './file-errors.js';

/** What lies in a file of a document. */
export interface DocumentFile {
  readonly size: number;
  /** Null when there are more than a document may have. */
  readonly bytes: Buffer | null;
  /** SHA-256 (hex) of the bytes. */
  readonly version: string;
}

/** Null when there is no such file. */
export function readDocumentFile(path: string): Promise<DocumentFile | null> {
  return onDiskIfPresent(path, async () => {
    const file = await openRegularFile(path);
    try {
      const { size } = await file.stat();
      if (size > MAX_DOCUMENT_BYTES) return { size, bytes: null, version: await hashOfLarge(file) };
      const bytes = await file.readFile();
      return { size, bytes, version: createHash('sha256').update(bytes).digest('hex') };
    } finally {
      await file.close();
    }
  });
}

/** Block by block: the file may be of any size. */
async function hashOfLarge(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(file.createReadStream({ autoClose: false, start: 0 }), hash);
  return hash.digest('hex');
}
