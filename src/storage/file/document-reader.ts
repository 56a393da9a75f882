import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Fault } from '../../common/document/fault.js';
import type { Reading } from '../../common/document/reading.js';
import { MAX_DOCUMENT_BYTES } from '../../common/document/source-text.js';
import type { StoredDocument } from '../../common/document/stored-document.js';
import type { DocumentFormat } from '../document-format.js';
import type { ReadDocument } from '../document-text.js';
import { displayName } from '../write-plan.js';
import type { DocumentParser } from './document-parser.js';
import { onDiskIfPresent } from './file-errors.js';
import { encodeSegment, isHashedSegment } from './path-segment.js';

export const DOCUMENT_SUFFIX = '.yaml';

/** Reads one kind of document from its files, which it never touches. */
export class DocumentReader<Content> {
  constructor(
    private readonly format: DocumentFormat<Content>,
    private readonly parser: DocumentParser,
  ) {}

  /** Null when there is no such file. @param name what the document is asked for by. */
  read(path: string, name: string | null): Promise<StoredDocument<Content> | null> {
    return this.open(path, (file) => this.readOpen(file, path, name, displayName(name)));
  }

  /** A file whose name cannot be read back: the text tells it; a corrupt one goes by its file's name. */
  readHashed(path: string): Promise<StoredDocument<Content> | null> {
    return this.open(path, (file) => this.readOpen(file, path, null, segmentOf(path)));
  }

  private open<T>(path: string, use: (file: FileHandle) => Promise<T>): Promise<T | null> {
    return onDiskIfPresent(path, async () => {
      const file = await open(path, 'r');
      try {
        return await use(file);
      } finally {
        await file.close();
      }
    });
  }

  private async readOpen(
    file: FileHandle,
    path: string,
    name: string | null,
    shownName: string,
  ): Promise<StoredDocument<Content>> {
    const corrupt = (faults: readonly Fault[], version: string): StoredDocument<Content> => {
      return { state: 'corrupt', name: shownName, place: path, faults, version };
    };
    const { size } = await file.stat();
    if (size > MAX_DOCUMENT_BYTES) return corrupt([tooLarge(size)], await hashOfLarge(file));
    const bytes = await file.readFile();
    const reading = await this.parse(path, bytes, name);
    if (!reading.ok) return corrupt(reading.faults, hashOf(bytes));
    const { content, version, name: nameInside } = reading.value;
    return {
      state: 'valid',
      name: name ?? nameInside ?? shownName,
      content,
      version,
    };
  }

  private async parse(
    path: string,
    bytes: Buffer,
    name: string | null,
  ): Promise<Reading<ReadDocument<Content>>> {
    const text = decodeUtf8(bytes);
    if (text === null) return { ok: false, faults: [documentFault('malformed', NOT_UTF8)] };
    const reading = await this.parser.parse(this.format, text, name);
    return reading.ok && this.lacksItsName(path, reading.value.name)
      ? { ok: false, faults: [documentFault('name-mismatch', NAME_NOT_INSIDE)] }
      : reading;
  }

  private lacksItsName(path: string, nameInside: string | null): boolean {
    const segment = segmentOf(path);
    if (this.format.document === 'risk-limits' || !isHashedSegment(segment)) return false;
    return nameInside === null || encodeSegment(nameInside) !== segment;
  }
}

const NOT_UTF8 = 'the file is not UTF-8 text';
const NAME_NOT_INSIDE =
  'the file is named by a hash; "name" in it must be the name that was hashed';

function segmentOf(path: string): string {
  return basename(path, DOCUMENT_SUFFIX);
}

function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function hashOf(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Block by block: the file may be of any size. */
async function hashOfLarge(file: FileHandle): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(file.createReadStream({ autoClose: false, start: 0 }), hash);
  return hash.digest('hex');
}

function tooLarge(size: number): Fault {
  const detail = `the file has ${size.toString()} bytes; at most ${MAX_DOCUMENT_BYTES.toString()} (5 MiB) are read`;
  return documentFault('too-large', detail);
}

function documentFault(code: Fault['code'], detail: string): Fault {
  return { code, pointer: '', detail, line: null, column: null };
}
