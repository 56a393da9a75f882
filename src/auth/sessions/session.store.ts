import type { UserId } from '../user-id.js';
import type { User } from '../users/user.js';
import type { NewSession, Session, SessionExpiry } from './session.js';

export interface FoundSession {
  readonly user: User;
  readonly session: Session;
}

export interface PurgeClaim {
  readonly now: Date;
  /** At least this long from one run to the next. */
  readonly everyMs: number;
  /** Whether it runs however short ago the last run was. */
  readonly isForced: boolean;
}

/** Who is signed in, with what. */
export abstract class SessionStore {
  abstract create(ownerId: UserId, session: NewSession): Promise<void>;

  /** Null when it is unknown or not live. */
  abstract findByHash(tokenHash: string, expiry: SessionExpiry): Promise<FoundSession | null>;

  /** Says that it was used. Never moves backwards; nothing happens when it is gone. */
  abstract touch(ownerId: UserId, sessionId: string, at: Date): Promise<void>;

  /** Live ones, newest first, then by id. */
  abstract list(ownerId: UserId, expiry: SessionExpiry): Promise<readonly Session[]>;

  /** False when there is none of that id. */
  abstract revoke(ownerId: UserId, sessionId: string): Promise<boolean>;

  /** How many there were, live or not. */
  abstract revokeAll(ownerId: UserId): Promise<number>;

  /** Removes at most `batch` of all users' that are not live; how many it removed. Null: another instance is at it. */
  abstract purge(expiry: SessionExpiry, batch: number): Promise<number | null>;

  /** True for the one caller, of all instances, that is to purge now. */
  abstract claimPurge(claim: PurgeClaim): Promise<boolean>;
}
