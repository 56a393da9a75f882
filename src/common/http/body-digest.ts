import { createHash } from 'node:crypto';

const digests = new WeakMap<object, string>();

/** Keeps what tells the body of a request from any other, for whoever asks later. */
export function rememberBody(request: object, bytes: Uint8Array): void {
  digests.set(request, createHash('sha256').update(bytes).digest('hex'));
}

/** SHA-256 (hex) of the body as it came; empty for none. */
export function bodyDigestOf(request: object): string {
  return digests.get(request) ?? '';
}
