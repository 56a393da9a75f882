import type { UserId } from '../auth/user-id.js';
import type { ClaimOutcome, GrantedKey, KeyClaim, KeyOutcome } from './key-record.js';

/** Which requests of each user were begun under which key, and how they ended. */
export abstract class IdempotencyKeys {
  /**
   * Begins a request under its key, or says why not, in one step: of several at once one is granted. What comes of it
   * is `decideClaim`; a new key beyond `MAX_KEYS_PER_USER` is too many.
   */
  abstract claim(ownerId: UserId, claim: KeyClaim): Promise<ClaimOutcome>;

  /** Says how a request that was granted its key ended, as `settledRecord` has it. */
  abstract settle(ownerId: UserId, granted: GrantedKey, outcome: KeyOutcome): Promise<void>;
}
