import { AppError } from '../../common/problem/app-error.js';
import { awaitedStep } from '../../common/timing/timed.js';
import type { SessionService } from '../sessions/session.service.js';
import { type Scope, SCOPES } from '../tokens/api-token.js';
import type { ApiTokenService } from '../tokens/api-token.service.js';
import type { Admins } from '../users/admins.js';
import type { User } from '../users/user.js';
import type { Caller } from './caller.js';

/** What a request shows of who sends it. */
export interface Credentials {
  readonly authorization: string | undefined;
  /** Value of the session cookie. */
  readonly session: string | undefined;
}

/** Finds out who sends a request. */
export abstract class Identification {
  /**
   * Null when the request shows nothing.
   * @throws AppError `sign-in-required` when what it shows opens nothing
   */
  abstract identify(credentials: Credentials): Promise<Caller | null>;
}

const BEARER = /^Bearer +(\S+)$/i;
const EVERY_SCOPE: ReadonlySet<Scope> = new Set(SCOPES);

/** By session or API token. A token goes before a cookie, which is not even looked at beside it. */
export class SignInIdentification extends Identification {
  constructor(
    private readonly sessions: SessionService,
    private readonly tokens: ApiTokenService,
    private readonly admins: Admins,
  ) {
    super();
  }

  override async identify({ authorization, session }: Credentials): Promise<Caller | null> {
    if (authorization === undefined && session === undefined) return null;
    return awaitedStep('session-check', () =>
      authorization === undefined ? this.bySession(session ?? '') : this.byToken(authorization),
    );
  }

  private async byToken(authorization: string): Promise<Caller> {
    const found = await this.tokens.find(BEARER.exec(authorization)?.[1] ?? '');
    if (found === null) throw refused('the API token is unknown, revoked or expired');
    const { user, token } = found;
    return { ...this.known(user), kind: 'token', scopes: new Set(token.scopes), sessionId: null };
  }

  private async bySession(cookie: string): Promise<Caller> {
    const found = await this.sessions.find(cookie);
    if (found === null) throw refused('the session is over; sign in again at /auth/google');
    const { user, session } = found;
    return { ...this.known(user), kind: 'session', scopes: EVERY_SCOPE, sessionId: session.id };
  }

  private known({ id, email, tier }: User): Pick<Caller, 'ownerId' | 'email' | 'tier' | 'isAdmin'> {
    return { ownerId: id, email, tier, isAdmin: this.admins.has(email) };
  }
}

function refused(detail: string): AppError {
  return new AppError('sign-in-required', detail);
}
