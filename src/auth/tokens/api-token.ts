import type { Credential } from '../credential.js';

/** What an API token may be used for. */
export type Scope = 'read' | 'write' | 'admin';
/** In the order in which they are kept. */
export const SCOPES: readonly Scope[] = ['read', 'write', 'admin'];

export const MAX_TOKEN_NAME_LENGTH = 100;
/** Of one user, those that expired included. */
export const MAX_TOKENS_PER_USER = 50;
/** So long its owner can see that a token has expired. */
export const EXPIRED_TOKEN_KEPT_MS = 30 * 24 * 60 * 60 * 1000;

/** What a script signs in with, instead of its user. */
export interface ApiToken extends Credential {
  /** No two live tokens of a user have the same. */
  readonly name: string;
  /** At least one, each once, in the order of `SCOPES`. */
  readonly scopes: readonly Scope[];
  readonly expiresAt: string;
  readonly lastUsed: string | null;
}

export interface NewApiToken extends ApiToken {
  /** SHA-256 of the token, in hexadecimal; the token itself is shown once and kept nowhere. */
  readonly tokenHash: string;
}

export function isLiveToken({ expiresAt }: Pick<ApiToken, 'expiresAt'>, now: Date): boolean {
  return now.getTime() < Date.parse(expiresAt);
}

/** Whether it expired so long ago that nobody is to see it any more. */
export function isForgottenToken({ expiresAt }: Pick<ApiToken, 'expiresAt'>, now: Date): boolean {
  return now.getTime() - Date.parse(expiresAt) >= EXPIRED_TOKEN_KEPT_MS;
}
