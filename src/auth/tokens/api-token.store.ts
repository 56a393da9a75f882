import type { UserId } from '../user-id.js';
import type { User } from '../users/user.js';
import type { ApiToken, NewApiToken } from './api-token.js';

export interface FoundApiToken {
  readonly user: User;
  readonly token: ApiToken;
}

/** What scripts sign in with. */
export abstract class ApiTokenStore {
  /**
   * Forgets those of the user that expired long ago.
   * @throws AlreadyExistsError for a name that a live token of the user has, AppError `too-many-tokens`
   */
  abstract create(ownerId: UserId, token: NewApiToken, now: Date): Promise<void>;

  /** Null when it is unknown or has expired. */
  abstract findByHash(tokenHash: string, now: Date): Promise<FoundApiToken | null>;

  /** Says that it was used. Never moves backwards; nothing happens when it is gone. */
  abstract touch(ownerId: UserId, tokenId: string, at: Date): Promise<void>;

  /** With those that have expired, newest first, then by id. */
  abstract list(ownerId: UserId): Promise<readonly ApiToken[]>;

  /** False when there is none of that id. */
  abstract revoke(ownerId: UserId, tokenId: string): Promise<boolean>;
}
