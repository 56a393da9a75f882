import { newestFirst } from '../../../auth/credential.js';
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
import type { UserId } from '../../../auth/user-id.js';
import type { FileSpace } from '../file-documents.js';
import { CredentialFiles } from './credential-files.js';
import type { JsonFile } from './json-file.js';
import { SessionPurge } from './session-purge.js';
import { SESSION_RECORD, type SessionRecord } from './session-record.js';
import type { UserRecords } from './user-records.js';

export class FileSessionStore extends SessionStore {
  private readonly files: CredentialFiles<SessionRecord>;
  private readonly purges: SessionPurge;

  constructor(
    space: FileSpace,
    private readonly users: UserRecords,
  ) {
    super();
    this.files = new CredentialFiles('sessions', SESSION_RECORD, space);
    this.purges = new SessionPurge(space, this.files);
  }

  override create(ownerId: UserId, session: NewSession): Promise<void> {
    const { lastAccessed, ...value } = session;
    const credential = { value, touchedAt: new Date(lastAccessed) };
    return this.files.add(ownerId, credential, () => Promise.resolve());
  }

  override async findByHash(
    tokenHash: string,
    expiry: SessionExpiry,
  ): Promise<FoundSession | null> {
    const found = await this.files.find(tokenHash);
    if (found === null) return null;
    const session = toSession(found);
    if (!isLiveSession(session, expiry)) return null;
    const user = await this.users.find(found.ownerId);
    return user === null ? null : { user, session };
  }

  override touch(ownerId: UserId, sessionId: string, at: Date): Promise<void> {
    return this.files.touch(ownerId, sessionId, at);
  }

  override async list(ownerId: UserId, expiry: SessionExpiry): Promise<readonly Session[]> {
    const kept = await this.files.list(ownerId);
    return kept
      .map(toSession)
      .filter((session) => isLiveSession(session, expiry))
      .sort(newestFirst);
  }

  override revoke(ownerId: UserId, sessionId: string): Promise<boolean> {
    return this.files.remove(ownerId, sessionId);
  }

  override async revokeAll(ownerId: UserId): Promise<number> {
    let removed = 0;
    for (const { value } of await this.files.list(ownerId)) {
      if (await this.files.remove(ownerId, value.id)) removed += 1;
    }
    return removed;
  }

  override purge(expiry: SessionExpiry, batch: number): Promise<number | null> {
    return this.purges.run(batch, (kept) => !isLiveSession(toSession(kept), expiry));
  }

  override claimPurge(claim: PurgeClaim): Promise<boolean> {
    return this.purges.claim(claim);
  }
}

function toSession({ value, touchedAt }: JsonFile<SessionRecord>): Session {
  const { id, createdAt, expiresAt, userAgent } = value;
  return { id, createdAt, lastAccessed: touchedAt.toISOString(), expiresAt, userAgent };
}
