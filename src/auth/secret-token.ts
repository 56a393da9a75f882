import { createHash, randomBytes } from 'node:crypto';

/** What lets its bearer in, and what is kept of it. */
export interface SecretToken {
  /** Given out once and kept nowhere. */
  readonly token: string;
  /** SHA-256 in hexadecimal. */
  readonly tokenHash: string;
}

const TOKEN_BYTES = 32;
const TOKEN_TEXT = /^[A-Za-z0-9_-]{43}$/;

/** 256 random bits, behind a prefix that says what they are for. */
export function newSecretToken(prefix = ''): SecretToken {
  const token = prefix + randomBytes(TOKEN_BYTES).toString('base64url');
  return { token, tokenHash: hashOfToken(token) };
}

/** A random token needs no salt and no slow hash: nobody can try 2^256 of them. */
export function hashOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** Whether it can be one at all; what cannot is not looked up. */
export function isSecretToken(text: string, prefix = ''): boolean {
  return text.startsWith(prefix) && TOKEN_TEXT.test(text.slice(prefix.length));
}
