import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { invariant } from '../invariant.js';
import type { JsonObject, JsonValue } from './json-value.js';

/** The one text of a value (RFC 8785): keys in code-unit order, shortest numbers, -0 as 0. */
export function canonicalJson(value: JsonValue): string {
  const text = canonicalize(value);
  invariant(text !== undefined, 'a JSON value has a text');
  return text;
}

/** SHA-256 (hex) of the canonical JSON: the version of a document, wherever it is stored. */
export function documentVersion(document: JsonObject): string {
  return createHash('sha256').update(canonicalJson(document), 'utf8').digest('hex');
}
