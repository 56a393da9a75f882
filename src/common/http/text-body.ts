import type { IncomingHttpHeaders } from 'node:http';
import { AppError } from '../problem/app-error.js';

/** Larger tables are refused before they are read. */
export const MAX_TABLE_BYTES = 10 * 1_048_576;

/** The media types of text that some routes take beside JSON. */
export const TEXT_FORMS = {
  yaml: ['application/yaml', 'application/x-yaml', 'text/yaml'],
  csv: ['text/csv'],
} as const;

export type TextForm = keyof typeof TEXT_FORMS;

/** A body that is text of one of these forms. */
export class TextBody {
  constructor(
    readonly form: TextForm,
    readonly text: string,
  ) {}
}

const OTHER_CHARSET = /;\s*charset\s*=\s*"?(?!utf-?8\b)/i;

/** @throws AppError `unsupported-media-type` for a compressed body or one that is not in UTF-8 */
export function readTextBody(
  form: TextForm,
  bytes: Uint8Array,
  headers: IncomingHttpHeaders,
): TextBody {
  const encoding = headers['content-encoding'] ?? 'identity';
  if (encoding !== 'identity' || OTHER_CHARSET.test(headers['content-type'] ?? '')) {
    throw new AppError('unsupported-media-type', 'the body must be text in UTF-8, not compressed');
  }
  try {
    return new TextBody(form, new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (error) {
    throw new AppError('invalid-document', 'the body is not UTF-8 text', { cause: error });
  }
}
