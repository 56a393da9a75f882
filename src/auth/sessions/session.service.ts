import { randomUUID } from 'node:crypto';
import type { Clock } from '../../common/clock.js';
import { AppError } from '../../common/problem/app-error.js';
import { Recent } from '../recent.js';
import { hashOfToken, isSecretToken, newSecretToken } from '../secret-token.js';
import type { UserId } from '../user-id.js';
import { isLiveSession, keptUserAgent, type Session, type SessionExpiry } from './session.js';
import type { FoundSession, SessionStore } from './session.store.js';

export interface SessionTerms {
  /** How long a session lasts at most. */
  readonly ttlMs: number;
  /** How long without being used. */
  readonly idleMs: number;
}

/** The use of a session is noted once in this time. */
const NOTED_EVERY_MS = 60_000;

/** Begins sessions, knows them again, and ends them. */
export class SessionService {
  private readonly recent = new Recent<FoundSession>();

  constructor(
    private readonly store: SessionStore,
    private readonly clock: Clock,
    private readonly terms: SessionTerms,
  ) {}

  /** A session of its own at every sign-in; gives the token, which is shown to nobody but the browser. */
  async begin(ownerId: UserId, userAgent: string | undefined): Promise<string> {
    const { token, tokenHash } = newSecretToken();
    const now = this.clock.now();
    const moment = now.toISOString();
    await this.store.create(ownerId, {
      id: randomUUID(),
      createdAt: moment,
      lastAccessed: moment,
      expiresAt: new Date(now.getTime() + this.terms.ttlMs).toISOString(),
      userAgent: keptUserAgent(userAgent),
      tokenHash,
    });
    return token;
  }

  /** Null when the token opens nothing, or nothing any more. Notes that the session was used. */
  async find(token: string): Promise<FoundSession | null> {
    if (!isSecretToken(token)) return null;
    const tokenHash = hashOfToken(token);
    const found = await this.recent.find(tokenHash, () =>
      this.store.findByHash(tokenHash, this.expiry()),
    );
    if (found === null || !isLiveSession(found.session, this.expiry())) return null;
    return this.noteUse(tokenHash, found);
  }

  /** Ends the session of the token, if there is one. */
  async end(token: string): Promise<void> {
    const found = await this.find(token);
    if (found === null) return;
    const { user, session } = found;
    await this.store.revoke(user.id, session.id);
    this.recent.forget((known) => known.session.id === session.id);
  }

  /** Those that are live, newest first. */
  list(ownerId: UserId): Promise<readonly Session[]> {
    return this.store.list(ownerId, this.expiry());
  }

  /** @throws AppError `session-not-found` */
  async revoke(ownerId: UserId, sessionId: string): Promise<void> {
    const isGone = await this.store.revoke(ownerId, sessionId);
    this.recent.forget(({ session }) => session.id === sessionId);
    if (!isGone) throw new AppError('session-not-found', 'you have no session of that id');
  }

  /** How many there were. */
  async revokeAll(ownerId: UserId): Promise<number> {
    const count = await this.store.revokeAll(ownerId);
    this.recent.forget(({ user }) => user.id === ownerId);
    return count;
  }

  private async noteUse(tokenHash: string, found: FoundSession): Promise<FoundSession> {
    const { user, session } = found;
    const now = this.clock.now();
    if (now.getTime() - Date.parse(session.lastAccessed) < NOTED_EVERY_MS) return found;
    await this.store.touch(user.id, session.id, now);
    const used = { user, session: { ...session, lastAccessed: now.toISOString() } };
    this.recent.replace(tokenHash, used);
    return used;
  }

  private expiry(): SessionExpiry {
    return { now: this.clock.now(), idleMs: this.terms.idleMs };
  }
}
