import type { UserId } from '../user-id.js';
import type { Scope } from '../tokens/api-token.js';
import type { Tier } from '../users/user.js';

/** Who sends a request, as far as the gate found out. */
export interface Caller {
  readonly ownerId: UserId;
  /** Null for the one user of local mode, and for one who has none. */
  readonly email: string | null;
  readonly tier: Tier;
  /** Whether this is one of those who run the server. */
  readonly isAdmin: boolean;
  /** By what it is known: nothing at all in local mode, a cookie, an API token. */
  readonly kind: 'local' | 'session' | 'token';
  readonly scopes: ReadonlySet<Scope>;
  /** Of the session it comes with; null without one. */
  readonly sessionId: string | null;
}
