import { AlreadyExistsError } from '../../common/problem/write-errors.js';
import { TooManyTokensError } from './api-token.errors.js';
import { type ApiToken, isLiveToken, MAX_TOKENS_PER_USER } from './api-token.js';

/**
 * Checks that a token can come to those that its user has.
 * @throws AlreadyExistsError for a name that a live token has, TooManyTokensError
 */
export function requireRoom(
  name: string,
  kept: readonly Pick<ApiToken, 'name' | 'expiresAt'>[],
  now: Date,
): void {
  if (kept.some((token) => token.name === name && isLiveToken(token, now))) {
    throw new AlreadyExistsError({ name });
  }
  if (kept.length >= MAX_TOKENS_PER_USER) throw new TooManyTokensError();
}
