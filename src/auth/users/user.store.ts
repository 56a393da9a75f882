import type { UserId } from '../user-id.js';
import type { Identity } from './identity.js';
import type { User } from './user.js';

/** Who has signed in. */
export abstract class UserStore {
  /** Null for whoever never signed in, whatever is stored of theirs. */
  abstract find(ownerId: UserId): Promise<User | null>;

  /**
   * Makes the user (tier `registered`), or brings e-mail, name and last sign-in up to date, in one step.
   * @throws EmailInUseError when another user has the address
   */
  abstract signIn(identity: Identity, at: Date): Promise<User>;
}
