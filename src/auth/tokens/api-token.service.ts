import { randomUUID } from 'node:crypto';
import type { Clock } from '../../common/clock.js';
import { AppError } from '../../common/problem/app-error.js';
import { Recent } from '../recent.js';
import { hashOfToken, isSecretToken, newSecretToken } from '../secret-token.js';
import type { UserId } from '../user-id.js';
import { type ApiToken, isLiveToken, type Scope, SCOPES } from './api-token.js';
import type { ApiTokenStore, FoundApiToken } from './api-token.store.js';

export interface TokenRequest {
  readonly name: string;
  readonly scopes: readonly Scope[];
  /** From now on. */
  readonly lastsMs: number;
}

/** A token that was just made: the only time that it is seen. */
export interface MadeToken {
  readonly token: string;
  readonly apiToken: ApiToken;
}

const PREFIX = 'rm_';
/** Its use is noted once in this time. */
const NOTED_EVERY_MS = 60_000;

/** Makes API tokens, knows them again, and revokes them. */
export class ApiTokenService {
  private readonly recent = new Recent<FoundApiToken>();

  constructor(
    private readonly store: ApiTokenStore,
    private readonly clock: Clock,
  ) {}

  /** @throws AlreadyExistsError for a name that a live token of the user has, AppError `too-many-tokens` */
  async create(ownerId: UserId, { name, scopes, lastsMs }: TokenRequest): Promise<MadeToken> {
    const { token, tokenHash } = newSecretToken(PREFIX);
    const now = this.clock.now();
    const apiToken: ApiToken = {
      id: randomUUID(),
      name,
      scopes: SCOPES.filter((scope) => scopes.includes(scope)),
      createdAt: now.toISOString(),
      expiresAt: new Date(now.getTime() + lastsMs).toISOString(),
      lastUsed: null,
    };
    await this.store.create(ownerId, { ...apiToken, tokenHash }, now);
    return { token, apiToken };
  }

  /** Null when the token opens nothing, or nothing any more. Notes that it was used. */
  async find(token: string): Promise<FoundApiToken | null> {
    if (!isSecretToken(token, PREFIX)) return null;
    const tokenHash = hashOfToken(token);
    const now = this.clock.now();
    const found = await this.recent.find(tokenHash, () => this.store.findByHash(tokenHash, now));
    if (found === null || !isLiveToken(found.token, now)) return null;
    return this.noteUse(tokenHash, found, now);
  }

  /** With those that expired lately, newest first. */
  list(ownerId: UserId): Promise<readonly ApiToken[]> {
    return this.store.list(ownerId);
  }

  /** @throws AppError `token-not-found` */
  async revoke(ownerId: UserId, tokenId: string): Promise<void> {
    const isGone = await this.store.revoke(ownerId, tokenId);
    this.recent.forget(({ token }) => token.id === tokenId);
    if (!isGone) throw new AppError('token-not-found', 'you have no API token of that id');
  }

  private async noteUse(
    tokenHash: string,
    found: FoundApiToken,
    now: Date,
  ): Promise<FoundApiToken> {
    const { user, token } = found;
    const lastUsed = token.lastUsed === null ? 0 : Date.parse(token.lastUsed);
    if (now.getTime() - lastUsed < NOTED_EVERY_MS) return found;
    await this.store.touch(user.id, token.id, now);
    const used = { user, token: { ...token, lastUsed: now.toISOString() } };
    this.recent.replace(tokenHash, used);
    return used;
  }
}
