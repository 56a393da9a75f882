import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../../common/clock.js';
import type { RateCounters } from '../limits/rate-counters.js';
import type { PendingSignIns } from './pending-sign-in.js';
import type { SignInExchange } from './sign-in-exchange.js';

/** How long somebody may be at Google. */
export const PENDING_MS = 600_000;
const STATE_BYTES = 32;

type Stored = (error: unknown, state?: string) => void;
type Verified = (error: unknown, verifier?: string | false, info?: object) => void;

/**
 * Remembers the state of OAuth 2 between the two halves of a sign-in, as passport-oauth2 asks for it: by how many
 * parameters these methods have it knows that PKCE's verifier goes along.
 */
export class StateKeeper {
  constructor(
    private readonly pending: PendingSignIns,
    private readonly counters: RateCounters,
    private readonly clock: Clock,
  ) {}

  // eslint-disable-next-line house/few-parameters -- the library counts them
  store(
    exchange: SignInExchange,
    verifier: string,
    _given: unknown,
    _meta: unknown,
    stored: Stored,
  ): void {
    const state = randomBytes(STATE_BYTES).toString('base64url');
    const { returnTo } = exchange;
    const expiresAtMs = this.clock.now().getTime() + PENDING_MS;
    exchange.sealed = this.pending.seal({ state, verifier, returnTo, expiresAtMs });
    stored(null, state);
  }

  verify(exchange: SignInExchange, state: unknown, _meta: unknown, verified: Verified): void {
    this.verifierOf(exchange, state).then(
      (verifier) => {
        verified(null, verifier ?? false, {});
      },
      (error: unknown) => {
        verified(error);
      },
    );
  }

  /** Null for a state that this browser did not begin with, that is over, or that was here before. */
  private async verifierOf(exchange: SignInExchange, state: unknown): Promise<string | null> {
    const { kept } = exchange;
    const pending = kept === null ? null : this.pending.open(kept, this.clock.now());
    if (pending === null || typeof state !== 'string' || !isSame(pending.state, state)) return null;
    const once = { scope: 'oauth-state', points: 1, windowMs: PENDING_MS };
    const { isAllowed } = await this.counters.consume(once, state);
    if (!isAllowed) return null;
    exchange.returnTo = pending.returnTo;
    return pending.verifier;
  }
}

function isSame(one: string, other: string): boolean {
  const [a, b] = [Buffer.from(one), Buffer.from(other)];
  return a.length === b.length && timingSafeEqual(a, b);
}
