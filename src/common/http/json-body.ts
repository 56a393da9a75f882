import type { IncomingHttpHeaders } from 'node:http';
import type { DocumentNode } from '../document/document-node.js';
import { readJson } from '../document/json-reader.js';
import { AppError } from '../problem/app-error.js';

/** Larger bodies are refused before they are read. */
export const MAX_BODY_BYTES = 1_048_576;

const OTHER_CHARSET = /;\s*charset\s*=\s*"?(?!utf-?8\b)/i;

/**
 * The JSON of a body with every literal as it was written; null for an empty body.
 * @throws AppError `malformed-json` with the place of the fault; `unsupported-media-type` for a compressed body
 * or one that is not in UTF-8
 */
export function readJsonBody(bytes: Uint8Array, headers: IncomingHttpHeaders): DocumentNode | null {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || OTHER_CHARSET.test(headers['content-type'] ?? '')) {
    throw new AppError('unsupported-media-type', 'the body must be JSON in UTF-8, not compressed');
  }
  if (bytes.length === 0) return null;
  const reading = readJson(decodeUtf8(bytes));
  if (reading.ok) return reading.value;
  throw new AppError('malformed-json', 'the body cannot be read as JSON', {
    faults: reading.faults,
  });
}

/** The body, where one is needed. @throws AppError `malformed-json` for none */
export function requireBody(body: DocumentNode | null | undefined): DocumentNode {
  if (body === null || body === undefined) {
    throw new AppError('malformed-json', 'the body is empty; a JSON document is expected');
  }
  return body;
}

function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    throw new AppError('malformed-json', 'the body is not UTF-8 text', { cause: error });
  }
}
