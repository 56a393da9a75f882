import { createHash } from 'node:crypto';
import { documentVersion } from '../../common/document/canonical-json.js';
import type { DocumentNode } from '../../common/document/document-node.js';
import { readTrustedJson } from '../../common/document/json-reader.js';
import type { Reading } from '../../common/document/reading.js';
import type { StoredDocument } from '../../common/document/stored-document.js';
import type { DocumentFormat, NamedContent } from '../document-format.js';
import { displayName } from '../write-plan.js';
import type { DocumentRow } from './document-table.js';

/** What rows hold, read by the rules of a file: rows that break them are a corrupt document, with every fault. */
export function readRow<Content>(
  format: DocumentFormat<Content>,
  row: DocumentRow,
  name: string | null,
): StoredDocument<Content> {
  const reading = readContent(format, row, name);
  const shownName = displayName(name);
  if (reading.ok) {
    const { content } = reading.value;
    const version = documentVersion(format.form(content));
    return { state: 'valid', name: shownName, content, version };
  }
  const version = createHash('sha256').update(row.document).update(row.extra).digest('hex');
  const place = `the rows of ${format.document} "${shownName}"`;
  return { state: 'corrupt', name: shownName, place, faults: reading.faults, version };
}

function readContent<Content>(
  format: DocumentFormat<Content>,
  row: DocumentRow,
  name: string | null,
): Reading<NamedContent<Content>> {
  const document = readTrustedJson(row.document);
  if (!document.ok) return document;
  const extra = readTrustedJson(row.extra);
  if (!extra.ok) return extra;
  return format.read(beside(document.value, extra.value), name);
}

function beside(document: DocumentNode, extra: DocumentNode): DocumentNode {
  if (document.kind !== 'map' || extra.kind !== 'map') return document;
  return { ...document, entries: new Map([...document.entries, ...extra.entries]) };
}
