import { basename } from 'node:path';
import type { Fault } from '../../common/document/fault.js';
import type { Reading } from '../../common/document/reading.js';
import { MAX_DOCUMENT_BYTES } from '../../common/document/source-text.js';
import type { StoredDocument } from '../../common/document/stored-document.js';
import type { DocumentFormat } from '../document-format.js';
import type { ReadDocument } from '../document-text.js';
import { displayName } from '../write-plan.js';
import { readDocumentFile } from './document-file.js';
import type { DocumentParser } from './document-parser.js';
import { encodeSegment, isHashedSegment } from '../../common/file/path-segment.js';

export const DOCUMENT_SUFFIX = '.yaml';

/** Reads one kind of document from its files, which it never touches. */
export class DocumentReader<Content> {
  constructor(
    private readonly format: DocumentFormat<Content>,
    private readonly parser: DocumentParser,
  ) {}

  /** Null when there is no such file. @param name what the document is asked for by. */
  read(path: string, name: string | null): Promise<StoredDocument<Content> | null> {
    return this.readAs(path, name, displayName(name));
  }

  /** A file whose name cannot be read back: the text tells it; a corrupt one goes by its file's name. */
  readHashed(path: string): Promise<StoredDocument<Content> | null> {
    return this.readAs(path, null, segmentOf(path));
  }

  private async readAs(
    path: string,
    name: string | null,
    shownName: string,
  ): Promise<StoredDocument<Content> | null> {
    const file = await readDocumentFile(path);
    if (file === null) return null;
    const { version, bytes } = file;
    const corrupt = { state: 'corrupt', name: shownName, place: path, version } as const;
    if (bytes === null) return { ...corrupt, faults: [tooLarge(file.size)] };
    const reading = await this.parse(path, bytes, name);
    if (!reading.ok) return { ...corrupt, faults: reading.faults };
    const { content, version: contentVersion, name: nameInside } = reading.value;
    const trueName = name ?? nameInside ?? shownName;
    return { state: 'valid', name: trueName, content, version: contentVersion };
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

export const NOT_UTF8 = 'the file is not UTF-8 text';
const NAME_NOT_INSIDE =
  'the file is named by a hash; "name" in it must be the name that was hashed';

function segmentOf(path: string): string {
  return basename(path, DOCUMENT_SUFFIX);
}

/** Null for bytes that are no UTF-8. */
export function decodeUtf8(bytes: Buffer): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function tooLarge(size: number): Fault {
  const detail = `the file has ${size.toString()} bytes; at most ${MAX_DOCUMENT_BYTES.toString()} (5 MiB) are read`;
  return documentFault('too-large', detail);
}

function documentFault(code: Fault['code'], detail: string): Fault {
  return { code, pointer: '', detail, line: null, column: null };
}
