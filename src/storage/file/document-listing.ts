import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { byCodeUnit } from '../../common/document/code-unit-order.js';
import type { PageRequest, StoredDocument } from '../../common/document/stored-document.js';
import { AppError } from '../../common/problem/app-error.js';
import type { OnWarning } from '../warning.js';
import { DOCUMENT_SUFFIX, type DocumentReader } from './document-reader.js';
import { onDiskIfPresent } from './file-errors.js';
import { decodeSegment, encodeSegment, isHashedSegment } from '../../common/file/path-segment.js';

/** Nothing is known of the bytes of a file that cannot be read. */
const UNREADABLE_VERSION = 'unreadable';

/** What lies in a folder of documents. */
interface Listing {
  /** Names that can be read back from their files'. */
  readonly names: readonly string[];
  /** Paths of files whose names cannot. */
  readonly hashed: readonly string[];
}

/**
 * Lists one kind of document of a user, in code-unit order of names. YAML files that no name leads to are left
 * out, and told of.
 */
export async function listDocuments<Content>(
  folder: string,
  { after, limit }: PageRequest,
  {
    reader,
    onWarning,
  }: { readonly reader: DocumentReader<Content>; readonly onWarning: OnWarning },
): Promise<readonly StoredDocument<Content>[]> {
  const { names, hashed } = await readListing(folder, onWarning);
  const readByHash = await Promise.all(
    hashed.map((path) => flagged(path, basename(path), () => reader.readHashed(path))),
  );
  const known = new Map(
    readByHash.flatMap((stored) => (stored === null ? [] : [[stored.name, stored]])),
  );
  const page: StoredDocument<Content>[] = [];
  for (const name of [...names, ...known.keys()].sort(byCodeUnit)) {
    if (page.length >= limit) break;
    if (after !== null && name <= after) continue;
    const path = join(folder, `${encodeSegment(name)}${DOCUMENT_SUFFIX}`);
    const stored = known.get(name) ?? (await flagged(path, name, () => reader.read(path, name)));
    if (stored !== null) page.push(stored);
  }
  return page;
}

/** One entry that cannot be read is listed as corrupt, and hides none of the others. */
async function flagged<Content>(
  path: string,
  name: string,
  read: () => Promise<StoredDocument<Content> | null>,
): Promise<StoredDocument<Content> | null> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const fault = {
      code: 'malformed',
      pointer: '',
      detail: error.message,
      line: null,
      column: null,
    } as const;
    return { state: 'corrupt', name, place: path, faults: [fault], version: UNREADABLE_VERSION };
  }
}

async function readListing(folder: string, onWarning: OnWarning): Promise<Listing> {
  const files = (await onDiskIfPresent(folder, () => readdir(folder))) ?? [];
  const names: string[] = [];
  const hashed: string[] = [];
  for (const file of files) {
    const segment = file.slice(0, -DOCUMENT_SUFFIX.length);
    if (segment === '' || !file.endsWith(DOCUMENT_SUFFIX)) continue;
    const name = decodeSegment(segment);
    if (name !== null) names.push(name);
    else if (isHashedSegment(segment)) hashed.push(join(folder, file));
    else onWarning('file-name-not-of-a-document', { file: join(folder, file) });
  }
  return { names, hashed };
}
