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
import { inOneStep } from '../in-one-step.js';
import { type MemoryAccounts, ownedBy, removeOwned, replaceOwned } from './memory-accounts.js';

export class MemoryApiTokenStore extends ApiTokenStore {
  constructor(private readonly accounts: MemoryAccounts) {
    super();
  }

  override create(ownerId: UserId, { tokenHash, ...token }: NewApiToken, now: Date): Promise<void> {
    return inOneStep(() => {
      const { apiTokens } = this.accounts;
      removeOwned(apiTokens, ownerId, (kept) => isForgottenToken(kept, now));
      requireRoom(token.name, ownedBy(apiTokens, ownerId), now);
      apiTokens.set(tokenHash, { ownerId, kept: copyOf(token) });
    });
  }

  override findByHash(tokenHash: string, now: Date): Promise<FoundApiToken | null> {
    return inOneStep(() => {
      const found = this.accounts.apiTokens.get(tokenHash);
      if (found === undefined || !isLiveToken(found.kept, now)) return null;
      const user = this.accounts.users.get(found.ownerId);
      return user === undefined ? null : { user: { ...user }, token: copyOf(found.kept) };
    });
  }

  override touch(ownerId: UserId, tokenId: string, at: Date): Promise<void> {
    return inOneStep(() => {
      const moment = at.toISOString();
      replaceOwned(this.accounts.apiTokens, { ownerId, id: tokenId }, (token) => ({
        ...token,
        lastUsed: token.lastUsed !== null && token.lastUsed > moment ? token.lastUsed : moment,
      }));
    });
  }

  override list(ownerId: UserId): Promise<readonly ApiToken[]> {
    return inOneStep(() => ownedBy(this.accounts.apiTokens, ownerId).map(copyOf).sort(newestFirst));
  }

  override revoke(ownerId: UserId, tokenId: string): Promise<boolean> {
    return inOneStep(
      () => removeOwned(this.accounts.apiTokens, ownerId, ({ id }) => id === tokenId) > 0,
    );
  }
}

function copyOf(token: ApiToken): ApiToken {
  return { ...token, scopes: [...token.scopes] };
}
