import type { Readable } from 'node:stream';
import { MAX_DOCUMENT_BYTES } from '../common/document/source-text.js';
import { AppError } from '../common/problem/app-error.js';

/**
 * All the text of a stream, which never holds more than a document may have.
 * @throws AppError `document-too-large`; `invalid-document` for bytes that are not UTF-8.
 */
export async function readBounded(stream: Readable, label: string): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_DOCUMENT_BYTES) throw tooLarge(label);
    chunks.push(chunk);
  }
  const text = Buffer.concat(chunks);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(text);
  } catch (error) {
    throw new AppError('invalid-document', `${label} is not text in UTF-8`, {
      file: label,
      cause: error,
    });
  }
}

function tooLarge(label: string): AppError {
  const most = `${String(MAX_DOCUMENT_BYTES)} bytes (5 MiB)`;
  return new AppError('document-too-large', `${label} has more than ${most}`, { file: label });
}
