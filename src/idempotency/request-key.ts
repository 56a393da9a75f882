import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { bodyDigestOf } from '../common/http/body-digest.js';
import { AppError } from '../common/problem/app-error.js';

export const MAX_KEY_LENGTH = 255;

const KEY = new RegExp(`^[\\x21-\\x7e]{1,${MAX_KEY_LENGTH.toString()}}$`);

/** What changes what a request asks for, beside its address and its body. */
const ASKING_HEADERS = ['accept', 'content-type', 'if-match', 'if-none-match', 'x-change-reason'];

/** What a fingerprint is made of. */
interface AskedFor {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
}

/** The key of a request; null when it brings none. @throws AppError `invalid-request` for one that is no key */
export function readIdempotencyKey(headers: IncomingHttpHeaders): string | null {
  const value = headers['idempotency-key'];
  if (value === undefined) return null;
  const key = [value].flat().join(', ');
  if (KEY.test(key)) return key;
  throw new AppError(
    'invalid-request',
    `Idempotency-Key must be 1 to ${MAX_KEY_LENGTH.toString()} visible ASCII characters without spaces, given once`,
  );
}

/** The same for the same request, and for no other. */
export function fingerprintOf(request: AskedFor): string {
  const { method, url, headers } = request;
  const asked = ASKING_HEADERS.map((name) => headers[name] ?? null);
  const text = JSON.stringify([method, url, asked, bodyDigestOf(request)]);
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
