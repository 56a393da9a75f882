import { SessionService } from '../../../src/auth/sessions/session.service.js';
import type { Scope } from '../../../src/auth/tokens/api-token.js';
import { ApiTokenService } from '../../../src/auth/tokens/api-token.service.js';
import { toUserId, type UserId } from '../../../src/auth/user-id.js';
import { UserStore } from '../../../src/auth/users/user.store.js';
import { systemClock } from '../../../src/common/clock.js';
import type { AppUnderTest } from '../app-under-test.js';

const HOUR_MS = 3_600_000;

/** The headers that somebody's browser sends: whoever it is has just signed in. */
export async function signedIn(app: AppUnderTest, name: string): Promise<Record<string, string>> {
  const { id } = await app
    .part(UserStore)
    .signIn({ id: userOf(name), email: `${name}@example.com`, name }, systemClock.now());
  const token = await app.part(SessionService).begin(id, undefined);
  return { cookie: `session=${token}`, 'sec-fetch-site': 'same-origin' };
}

/** The headers that a script of somebody who has signed in sends. */
export async function withToken(
  app: AppUnderTest,
  name: string,
  scope: Scope,
): Promise<Record<string, string>> {
  const { token } = await app
    .part(ApiTokenService)
    .create(userOf(name), { name: `for ${scope}`, scopes: [scope], lastsMs: HOUR_MS });
  return { authorization: `Bearer ${token}` };
}

export function userOf(name: string): UserId {
  return toUserId(`id of ${name}`);
}
