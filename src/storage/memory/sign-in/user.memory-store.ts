import type { UserId } from '../../../auth/user-id.js';
import { type Identity, signedIn, storableIdentity } from '../../../auth/users/identity.js';
import { EmailInUseError } from '../../../auth/users/user.errors.js';
import { UserStore } from '../../../auth/users/user.store.js';
import type { User } from '../../../auth/users/user.js';
import { inOneStep } from '../in-one-step.js';
import type { MemoryAccounts } from './memory-accounts.js';

export class MemoryUserStore extends UserStore {
  constructor(private readonly accounts: MemoryAccounts) {
    super();
  }

  override find(ownerId: UserId): Promise<User | null> {
    return inOneStep(() => {
      const user = this.accounts.users.get(ownerId);
      return user === undefined ? null : { ...user };
    });
  }

  override signIn(identity: Identity, at: Date): Promise<User> {
    return inOneStep(() => {
      const { users } = this.accounts;
      const storable = storableIdentity(identity);
      const { id, email } = storable;
      if ([...users.values()].some((each) => each.email === email && each.id !== id)) {
        throw new EmailInUseError();
      }
      const user = signedIn(users.get(id) ?? null, storable, at);
      users.set(id, user);
      return { ...user };
    });
  }
}
