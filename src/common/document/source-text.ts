import type { Fault } from './fault.js';

/** Of one document, in UTF-8. */
export const MAX_DOCUMENT_BYTES = 5 * 1024 * 1024;

/** Levels of maps and lists in one another. */
export const MAX_DOCUMENT_DEPTH = 64;

/** Of one key, in UTF-16 units; a pointer repeats it for everything below. */
export const MAX_KEY_LENGTH = 1024;

const BYTE_ORDER_MARK = '\uFEFF';

/** The text without the mark that some editors put in front of it. */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

/** The fault of a text that is too large to be looked into; null when it is not. */
export function sizeFault(text: string): Fault | null {
  const bytes = Buffer.byteLength(text, 'utf8');
  if (bytes <= MAX_DOCUMENT_BYTES) return null;
  const detail = `the document has ${bytes.toString()} bytes; at most ${MAX_DOCUMENT_BYTES.toString()} (5 MiB) are read`;
  return { code: 'too-large', pointer: '', detail, line: null, column: null };
}
