import { byCodeUnit } from '../common/document/code-unit-order.js';

/** What lets a user in: a session or an API token. */
export interface Credential {
  /** A UUID, which may be shown; it opens nothing. */
  readonly id: string;
  readonly createdAt: string;
}

const HASH = /^[0-9a-f]{64}$/;

/** Whether it can be the SHA-256, in hexadecimal, of a secret that was given out: anything else opens nothing. */
export function isTokenHash(text: string): boolean {
  return HASH.test(text);
}

/** Newest first, then by id. */
export function newestFirst(left: Credential, right: Credential): number {
  return byCodeUnit(right.createdAt, left.createdAt) || byCodeUnit(left.id, right.id);
}
