import {
  isLiveSession,
  type NewSession,
  type Session,
  type SessionExpiry,
} from '../../../auth/sessions/session.js';
import {
  type FoundSession,
  type PurgeClaim,
  SessionStore,
} from '../../../auth/sessions/session.store.js';
import { newestFirst } from '../../../auth/credential.js';
import type { UserId } from '../../../auth/user-id.js';
import { isPurgeDue } from '../../purge-due.js';
import { inOneStep } from '../in-one-step.js';
import { type MemoryAccounts, ownedBy, removeOwned, replaceOwned } from './memory-accounts.js';

export class MemorySessionStore extends SessionStore {
  constructor(private readonly accounts: MemoryAccounts) {
    super();
  }

  override create(ownerId: UserId, { tokenHash, ...session }: NewSession): Promise<void> {
    return inOneStep(() => {
      this.accounts.sessions.set(tokenHash, { ownerId, kept: session });
    });
  }

  override findByHash(tokenHash: string, expiry: SessionExpiry): Promise<FoundSession | null> {
    return inOneStep(() => {
      const found = this.accounts.sessions.get(tokenHash);
      if (found === undefined || !isLiveSession(found.kept, expiry)) return null;
      const user = this.accounts.users.get(found.ownerId);
      return user === undefined ? null : { user: { ...user }, session: { ...found.kept } };
    });
  }

  override touch(ownerId: UserId, sessionId: string, at: Date): Promise<void> {
    return inOneStep(() => {
      const moment = at.toISOString();
      replaceOwned(this.accounts.sessions, { ownerId, id: sessionId }, (session) => ({
        ...session,
        lastAccessed: session.lastAccessed > moment ? session.lastAccessed : moment,
      }));
    });
  }

  override list(ownerId: UserId, expiry: SessionExpiry): Promise<readonly Session[]> {
    return inOneStep(() =>
      ownedBy(this.accounts.sessions, ownerId)
        .filter((session) => isLiveSession(session, expiry))
        .map((session) => ({ ...session }))
        .sort(newestFirst),
    );
  }

  override revoke(ownerId: UserId, sessionId: string): Promise<boolean> {
    return inOneStep(
      () => removeOwned(this.accounts.sessions, ownerId, ({ id }) => id === sessionId) > 0,
    );
  }

  override revokeAll(ownerId: UserId): Promise<number> {
    return inOneStep(() => removeOwned(this.accounts.sessions, ownerId, () => true));
  }

  override purge(expiry: SessionExpiry, batch: number): Promise<number | null> {
    return inOneStep(() => {
      const { sessions } = this.accounts;
      const over = [...sessions].filter(([, { kept }]) => !isLiveSession(kept, expiry));
      const removed = over.slice(0, batch);
      for (const [hash] of removed) sessions.delete(hash);
      return removed.length;
    });
  }

  override claimPurge(claim: PurgeClaim): Promise<boolean> {
    return inOneStep(() => {
      const isDue = isPurgeDue(this.accounts.lastPurge, claim);
      if (isDue) this.accounts.lastPurge = claim.now;
      return isDue;
    });
  }
}
