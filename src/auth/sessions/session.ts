import type { Credential } from '../credential.js';

export const MAX_USER_AGENT_LENGTH = 200;

/** A user who is signed in with one browser. */
export interface Session extends Credential {
  readonly lastAccessed: string;
  /** When it ends, however much it is used. */
  readonly expiresAt: string;
  /** What the browser calls itself, at most `MAX_USER_AGENT_LENGTH` characters. */
  readonly userAgent: string | null;
}

export interface NewSession extends Session {
  /** SHA-256 of the cookie's token, in hexadecimal; the token itself is kept nowhere. */
  readonly tokenHash: string;
}

export interface SessionExpiry {
  readonly now: Date;
  /** Unused for this long, a session is over. */
  readonly idleMs: number;
}

export function isLiveSession(
  { expiresAt, lastAccessed }: Pick<Session, 'expiresAt' | 'lastAccessed'>,
  { now, idleMs }: SessionExpiry,
): boolean {
  const moment = now.getTime();
  return moment < Date.parse(expiresAt) && moment - Date.parse(lastAccessed) < idleMs;
}

/** What is kept of a `User-Agent` header; null for none. */
export function keptUserAgent(header: string | undefined): string | null {
  const text = (header ?? '').replace(/[^\x20-\x7e]/g, '').slice(0, MAX_USER_AGENT_LENGTH);
  return text === '' ? null : text;
}
