import type { Clock } from '../../common/clock.js';
import type { SessionService } from '../sessions/session.service.js';
import type { Identity } from '../users/identity.js';
import type { UserStore } from '../users/user.store.js';

/** What the browser of somebody who signs in says. */
export interface Browser {
  readonly userAgent: string | undefined;
  /** Token of the session it comes with; undefined without one. */
  readonly session: string | undefined;
}

/** Lets in whom Google vouches for. */
export class SignInService {
  constructor(
    private readonly users: UserStore,
    private readonly sessions: SessionService,
    private readonly clock: Clock,
  ) {}

  /**
   * Begins a session in place of the one that the browser had; gives its token.
   * @throws EmailInUseError
   */
  async complete(identity: Identity, { userAgent, session }: Browser): Promise<string> {
    const { id } = await this.users.signIn(identity, this.clock.now());
    if (session !== undefined) await this.sessions.end(session);
    return this.sessions.begin(id, userAgent);
  }
}
