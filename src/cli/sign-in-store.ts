import type { StorageAdministration } from '../admin/storage-administration.js';
import { SessionPurgeService } from '../auth/sessions/purge/session-purge.service.js';
import { SessionService } from '../auth/sessions/session.service.js';
import { ApiTokenService } from '../auth/tokens/api-token.service.js';
import type { User } from '../auth/users/user.js';
import type { UserStore } from '../auth/users/user.store.js';
import { systemClock } from '../common/clock.js';
import { AppError } from '../common/problem/app-error.js';
import { toUserId } from '../auth/user-id.js';
import type { Settings } from '../config/settings-table.js';
import { openStorage } from '../storage/storage-adapters.js';
import { storageOptions } from '../storage/storage.config.js';
import { type Terminal, warnOfEvent } from './terminal.js';

/** Who signs in, and with what. */
export interface SignInStore {
  readonly users: UserStore;
  readonly administration: StorageAdministration;
  readonly sessions: SessionService;
  readonly tokens: ApiTokenService;
  readonly purge: SessionPurgeService;
}

/** Opens the store that the settings choose, does the task, and closes it whatever came of it. */
export async function withSignInStore<Result>(
  settings: Settings,
  terminal: Terminal,
  task: (store: SignInStore) => Promise<Result>,
): Promise<Result> {
  const storage = await openStorage(storageOptions(settings), systemClock, (event, fields) => {
    warnOfEvent(terminal, event, fields);
  });
  const terms = { ttlMs: settings.sessionTtlMs, idleMs: settings.sessionIdleMs };
  try {
    return await task({
      users: storage.users,
      administration: storage.administration,
      sessions: new SessionService(storage.sessions, systemClock, terms),
      tokens: new ApiTokenService(storage.apiTokens, systemClock),
      purge: new SessionPurgeService(storage.sessions, storage.rateCounters, systemClock, {
        idleMs: settings.sessionIdleMs,
        onEnded: () => undefined,
      }),
    });
  } finally {
    await storage.close();
  }
}

/** Whoever has this id or this e-mail address. @throws AppError `user-not-found` for whoever never signed in */
export async function getSignedIn(
  { users, administration }: Pick<SignInStore, 'users' | 'administration'>,
  idOrEmail: string,
): Promise<User> {
  const byEmail = idOrEmail.includes('@')
    ? await administration.findUserByEmail(idOrEmail.toLowerCase())
    : null;
  const user = byEmail ?? (await users.find(toUserId(idOrEmail)));
  if (user !== null) return user;
  throw new AppError(
    'user-not-found',
    `nobody who has signed in has the id or e-mail address ${JSON.stringify(idOrEmail)}; "risk user list" says who has`,
  );
}
