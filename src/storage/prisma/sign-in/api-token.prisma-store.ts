import { isTokenHash } from '../../../auth/credential.js';
import {
  type ApiToken,
  EXPIRED_TOKEN_KEPT_MS,
  type NewApiToken,
  type Scope,
} from '../../../auth/tokens/api-token.js';
import { ApiTokenStore, type FoundApiToken } from '../../../auth/tokens/api-token.store.js';
import { requireRoom } from '../../../auth/tokens/require-room.js';
import type { UserId } from '../../../auth/user-id.js';
import type { Database, OwnTransaction } from '../database.js';
import { isUuid } from '../../is-uuid.js';
import { rowsOf } from './rows-of.js';
import { toUser, type UserRow } from './user-row.js';

interface TokenRow {
  readonly id: string;
  readonly token_name: string;
  readonly scopes: readonly Scope[];
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly last_used: Date | null;
}

export class PrismaApiTokenStore extends ApiTokenStore {
  constructor(private readonly database: Database) {
    super();
  }

  override create(ownerId: UserId, token: NewApiToken, now: Date): Promise<void> {
    const { id, tokenHash, name, scopes, createdAt, expiresAt, lastUsed } = token;
    return this.database.accounts.write(ownerId, async (own) => {
      const { tx, userId } = own;
      const forgotten = new Date(now.getTime() - EXPIRED_TOKEN_KEPT_MS);
      await tx.$executeRaw`
        DELETE FROM api_tokens WHERE user_id = ${userId} AND expires_at <= ${forgotten}`;
      requireRoom(name, await tokensOf(own), now);
      await tx.$executeRaw`
        INSERT INTO api_tokens
          (id, token_hash, user_id, name, scopes, created_at, expires_at, last_used)
        VALUES (${id}::uuid, ${tokenHash}, ${userId}, ${name}, ${scopes}, ${new Date(createdAt)},
          ${new Date(expiresAt)}, ${lastUsed === null ? null : new Date(lastUsed)})`;
    });
  }

  override async findByHash(tokenHash: string, now: Date): Promise<FoundApiToken | null> {
    if (!isTokenHash(tokenHash)) return null;
    const sql = 'SELECT * FROM api_token_by_hash($1, $2)';
    const [row] = await rowsOf<TokenRow & UserRow>(this.database, sql, [tokenHash, now]);
    return row === undefined ? null : { user: toUser(row), token: toToken(row) };
  }

  /** Waits for no writer of the user: nothing else depends on this moment. */
  override touch(ownerId: UserId, tokenId: string, at: Date): Promise<void> {
    if (!isUuid(tokenId)) return Promise.resolve();
    return this.database.accounts.read(ownerId, undefined, async ({ tx, userId }) => {
      await tx.$executeRaw`
        UPDATE api_tokens SET last_used = ${at}
        WHERE user_id = ${userId} AND id = ${tokenId}::uuid AND (last_used IS NULL OR last_used < ${at})`;
    });
  }

  override list(ownerId: UserId): Promise<readonly ApiToken[]> {
    return this.database.accounts.read(ownerId, [], tokensOf);
  }

  override revoke(ownerId: UserId, tokenId: string): Promise<boolean> {
    if (!isUuid(tokenId)) return Promise.resolve(false);
    return this.database.accounts.read(ownerId, false, async ({ tx, userId }) => {
      const removed = await tx.$executeRaw`
        DELETE FROM api_tokens WHERE user_id = ${userId} AND id = ${tokenId}::uuid`;
      return removed > 0;
    });
  }
}

async function tokensOf({ tx, userId }: OwnTransaction): Promise<readonly ApiToken[]> {
  const rows = await tx.$queryRaw<TokenRow[]>`
    SELECT id, name AS token_name, scopes, created_at, expires_at, last_used FROM api_tokens
    WHERE user_id = ${userId} ORDER BY created_at DESC, id`;
  return rows.map(toToken);
}

function toToken(row: TokenRow): ApiToken {
  return {
    id: row.id,
    name: row.token_name,
    scopes: row.scopes,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    lastUsed: row.last_used?.toISOString() ?? null,
  };
}
