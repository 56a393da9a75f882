import { documentVersion } from '../common/document/canonical-json.js';
import type { JsonObject } from '../common/document/json-value.js';
import type { Reading } from '../common/document/reading.js';
import { MAX_DOCUMENT_BYTES, sizeFault } from '../common/document/source-text.js';
import { readYaml } from '../common/document/yaml-reader.js';
import { mostYamlBytes } from '../common/document/yaml-size.js';
import { writeYaml } from '../common/document/yaml-writer.js';
import { invariant } from '../common/invariant.js';
import { AppError } from '../common/problem/app-error.js';
import type { DocumentFormat, NamedContent } from './document-format.js';

/** A document as its text says it, with its version. */
export interface ReadDocument<Content> extends NamedContent<Content> {
  readonly version: string;
}

/** @param expectedName what a name inside the text must equal; null accepts any. */
export function readText<Content>(
  format: DocumentFormat<Content>,
  text: string,
  expectedName: string | null,
): Reading<ReadDocument<Content>> {
  const tree = readYaml(text);
  if (!tree.ok) return tree;
  const reading = format.read(tree.value, expectedName);
  if (!reading.ok) return reading;
  const { content, name } = reading.value;
  return { ok: true, value: { content, name, version: documentVersion(format.form(content)) } };
}

/**
 * A text that says something else than what is saved is never written: whatever computed the content rounded
 * badly or broke another rule of the form.
 * @param version of what is saved.
 * @throws InvariantError
 */
export function requireFaithful(reading: Reading<ReadDocument<unknown>>, version: string): void {
  const fault = reading.ok ? 'it reads differently' : reading.faults[0]?.detail;
  invariant(
    reading.ok && reading.value.version === version,
    `what is saved can be read back: ${fault ?? 'no fault'}`,
  );
}

/**
 * The canonical YAML of a document.
 * @param nameInside written into the text, which does not touch the version; null leaves it out.
 * @throws AppError `document-too-large` for a text that could not be read again.
 */
export function writeText<Content>(
  format: DocumentFormat<Content>,
  content: Content,
  nameInside: string | null,
): string {
  const text = writeYaml(formWithName(format, content, nameInside));
  const tooLarge = sizeFault(text);
  if (tooLarge !== null) throw new AppError('document-too-large', tooLarge.detail);
  return text;
}

/**
 * For a store that keeps no text: what could not be read from a file again is kept nowhere. Writes only what comes near.
 * @throws AppError `document-too-large`, as `writeText`
 */
export function requireReadableSize<Content>(
  format: DocumentFormat<Content>,
  content: Content,
  nameInside: string | null,
): void {
  const most = mostYamlBytes(formWithName(format, content, nameInside));
  if (most > MAX_DOCUMENT_BYTES) writeText(format, content, nameInside);
}

function formWithName<Content>(
  format: DocumentFormat<Content>,
  content: Content,
  nameInside: string | null,
): JsonObject {
  const form = format.form(content);
  return nameInside === null ? form : { ...form, name: nameInside };
}
