import { createHash, randomUUID } from 'node:crypto';
import type { NewSession } from '../../src/auth/sessions/session.js';
import type { NewApiToken } from '../../src/auth/tokens/api-token.js';
import type { UserId } from '../../src/auth/user-id.js';
import type { Identity } from '../../src/auth/users/identity.js';

const HOUR_MS = 60 * 60 * 1000;

/** Noon of 2024-01-02 and so many hours. */
export function hoursAfterNoon(hours: number): Date {
  return new Date(Date.UTC(2024, 0, 2, 12) + hours * HOUR_MS);
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

export function anIdentity(id: UserId): Identity {
  return { id, email: `${hashOf(id).slice(0, 12)}@example.com`, name: null };
}

/** Begun at noon, for a week. */
export function aSession(change: Partial<NewSession> = {}): NewSession {
  const id = change.id ?? randomUUID();
  return {
    id,
    tokenHash: hashOf(id),
    createdAt: hoursAfterNoon(0).toISOString(),
    lastAccessed: hoursAfterNoon(0).toISOString(),
    expiresAt: hoursAfterNoon(7 * 24).toISOString(),
    userAgent: 'Mozilla/5.0 (X11)',
    ...change,
  };
}

/** Made at noon, for a week, never used. */
export function anApiToken(change: Partial<NewApiToken> = {}): NewApiToken {
  const id = change.id ?? randomUUID();
  return {
    id,
    tokenHash: hashOf(id),
    name: `token ${id}`,
    scopes: ['read'],
    createdAt: hoursAfterNoon(0).toISOString(),
    expiresAt: hoursAfterNoon(7 * 24).toISOString(),
    lastUsed: null,
    ...change,
  };
}

/** As a store gives it back. */
export function withoutHash(kept: NewSession | NewApiToken): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(kept).filter(([key]) => key !== 'tokenHash'));
}
