import { isTokenHash } from '../../../auth/credential.js';
import type { NewSession, Session, SessionExpiry } from '../../../auth/sessions/session.js';
import {
  type FoundSession,
  type PurgeClaim,
  SessionStore,
} from '../../../auth/sessions/session.store.js';
import type { UserId } from '../../../auth/user-id.js';
import type { Database } from '../database.js';
import { isUuid } from '../../is-uuid.js';
import { rowsOf } from './rows-of.js';
import { toUser, type UserRow } from './user-row.js';

interface SessionRow {
  readonly id: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_accessed: Date;
  readonly user_agent: string | null;
}

export class PrismaSessionStore extends SessionStore {
  constructor(private readonly database: Database) {
    super();
  }

  override create(ownerId: UserId, session: NewSession): Promise<void> {
    const { id, tokenHash, createdAt, expiresAt, lastAccessed, userAgent } = session;
    return this.database.accounts.write(ownerId, async ({ tx, userId }) => {
      await tx.$executeRaw`
        INSERT INTO user_sessions
          (id, session_id, user_id, created_at, expires_at, last_accessed, user_agent)
        VALUES (${id}::uuid, ${tokenHash}, ${userId}, ${new Date(createdAt)}, ${new Date(expiresAt)},
          ${new Date(lastAccessed)}, ${userAgent})`;
    });
  }

  override async findByHash(
    tokenHash: string,
    expiry: SessionExpiry,
  ): Promise<FoundSession | null> {
    if (!isTokenHash(tokenHash)) return null;
    const sql = 'SELECT * FROM session_by_hash($1, $2, $3)';
    const values = [tokenHash, expiry.now, idleSince(expiry)];
    const [row] = await rowsOf<SessionRow & UserRow>(this.database, sql, values);
    return row === undefined ? null : { user: toUser(row), session: toSession(row) };
  }

  /** Waits for no writer of the user: nothing else depends on this moment. */
  override touch(ownerId: UserId, sessionId: string, at: Date): Promise<void> {
    if (!isUuid(sessionId)) return Promise.resolve();
    return this.database.accounts.read(ownerId, undefined, async ({ tx, userId }) => {
      await tx.$executeRaw`
        UPDATE user_sessions SET last_accessed = ${at}
        WHERE user_id = ${userId} AND id = ${sessionId}::uuid AND last_accessed < ${at}`;
    });
  }

  override list(ownerId: UserId, expiry: SessionExpiry): Promise<readonly Session[]> {
    return this.database.accounts.read(ownerId, [], async ({ tx, userId }) => {
      const rows = await tx.$queryRaw<SessionRow[]>`
        SELECT id, created_at, expires_at, last_accessed, user_agent FROM user_sessions
        WHERE user_id = ${userId} AND expires_at > ${expiry.now} AND last_accessed > ${idleSince(expiry)}
        ORDER BY created_at DESC, id`;
      return rows.map(toSession);
    });
  }

  override revoke(ownerId: UserId, sessionId: string): Promise<boolean> {
    if (!isUuid(sessionId)) return Promise.resolve(false);
    return this.database.accounts.read(ownerId, false, async ({ tx, userId }) => {
      const removed = await tx.$executeRaw`
        DELETE FROM user_sessions WHERE user_id = ${userId} AND id = ${sessionId}::uuid`;
      return removed > 0;
    });
  }

  override revokeAll(ownerId: UserId): Promise<number> {
    return this.database.accounts.read(
      ownerId,
      0,
      ({ tx, userId }) => tx.$executeRaw`DELETE FROM user_sessions WHERE user_id = ${userId}`,
    );
  }

  override async purge(expiry: SessionExpiry, batch: number): Promise<number | null> {
    const sql = 'SELECT purge_sessions($1, $2, $3) AS removed';
    const values = [expiry.now, idleSince(expiry), batch];
    const [row] = await rowsOf<{ removed: number | null }>(this.database, sql, values);
    return row?.removed ?? null;
  }

  override async claimPurge({ now, everyMs, isForced }: PurgeClaim): Promise<boolean> {
    const sql = "SELECT claim_run('session_purge', $1, $2, $3, $4) AS mine";
    const [dueSince, late] = [-everyMs, everyMs].map((ms) => new Date(now.getTime() + ms));
    const values = [now, dueSince, late, isForced];
    const [row] = await rowsOf<{ mine: boolean }>(this.database, sql, values);
    return row?.mine ?? false;
  }
}

function idleSince({ now, idleMs }: SessionExpiry): Date {
  return new Date(now.getTime() - idleMs);
}

function toSession(row: SessionRow): Session {
  return {
    id: row.id,
    createdAt: row.created_at.toISOString(),
    lastAccessed: row.last_accessed.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    userAgent: row.user_agent,
  };
}
