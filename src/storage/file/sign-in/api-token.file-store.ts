import * as z from 'zod/mini';
import { newestFirst } from '../../../auth/credential.js';
import {
  type ApiToken,
  isForgottenToken,
  isLiveToken,
  type NewApiToken,
} from '../../../auth/tokens/api-token.js';
import { ApiTokenStore, type FoundApiToken } from '../../../auth/tokens/api-token.store.js';
import { requireRoom } from '../../../auth/tokens/require-room.js';
import type { UserId } from '../../../auth/user-id.js';
import type { FileSpace } from '../file-documents.js';
import { CredentialFiles } from './credential-files.js';
import type { JsonFile } from './json-file.js';
import type { UserRecords } from './user-records.js';

const RECORD = z.object({
  id: z.string(),
  tokenHash: z.string(),
  name: z.string(),
  scopes: z.array(z.enum(['read', 'write', 'admin'])),
  createdAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

type TokenRecord = z.infer<typeof RECORD>;

/** The time of a record's file until the token is first used. */
const NEVER = new Date(0);

export class FileApiTokenStore extends ApiTokenStore {
  private readonly files: CredentialFiles<TokenRecord>;

  constructor(
    space: FileSpace,
    private readonly users: UserRecords,
  ) {
    super();
    this.files = new CredentialFiles('api_tokens', RECORD, space);
  }

  override create(ownerId: UserId, token: NewApiToken, now: Date): Promise<void> {
    const { lastUsed, scopes, ...rest } = token;
    const value = { ...rest, scopes: [...scopes] };
    const touchedAt = lastUsed === null ? NEVER : new Date(lastUsed);
    return this.files.add(ownerId, { value, touchedAt }, async (kept) => {
      const tokens = kept.map((each) => each.value);
      const remembered = tokens.filter((each) => !isForgottenToken(each, now));
      requireRoom(token.name, remembered, now);
      for (const { id } of tokens.filter((each) => isForgottenToken(each, now))) {
        await this.files.remove(ownerId, id);
      }
    });
  }

  override async findByHash(tokenHash: string, now: Date): Promise<FoundApiToken | null> {
    const found = await this.files.find(tokenHash);
    if (found === null || !isLiveToken(found.value, now)) return null;
    const user = await this.users.find(found.ownerId);
    return user === null ? null : { user, token: toToken(found) };
  }

  override touch(ownerId: UserId, tokenId: string, at: Date): Promise<void> {
    return this.files.touch(ownerId, tokenId, at);
  }

  override async list(ownerId: UserId): Promise<readonly ApiToken[]> {
    return (await this.files.list(ownerId)).map(toToken).sort(newestFirst);
  }

  override revoke(ownerId: UserId, tokenId: string): Promise<boolean> {
    return this.files.remove(ownerId, tokenId);
  }
}

function toToken({ value, touchedAt }: JsonFile<TokenRecord>): ApiToken {
  const { id, name, scopes, createdAt, expiresAt } = value;
  const lastUsed = touchedAt.getTime() === NEVER.getTime() ? null : touchedAt.toISOString();
  return { id, name, scopes, createdAt, expiresAt, lastUsed };
}
