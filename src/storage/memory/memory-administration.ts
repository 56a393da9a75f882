import { StorageAdministration } from '../../admin/storage-administration.js';
import type { UserId } from '../../auth/user-id.js';
import type { Tier, User } from '../../auth/users/user.js';
import type { PageRequest } from '../../common/document/stored-document.js';
import { pageOfUsers } from '../user-order.js';
import { inOneStep } from './in-one-step.js';
import type { MemoryAccounts } from './sign-in/memory-accounts.js';

/** Memory is always there. */
export class MemoryAdministration extends StorageAdministration {
  readonly store = 'memory';
  readonly checks = [{ name: 'store', check: () => Promise.resolve('usable' as const) }];

  constructor(private readonly accounts: MemoryAccounts) {
    super();
  }

  pool(): null {
    return null;
  }

  newestMigration(): Promise<null> {
    return Promise.resolve(null);
  }

  users(page: PageRequest): Promise<readonly User[]> {
    return inOneStep(() =>
      pageOfUsers([...this.accounts.users.values()], page).map((user) => ({ ...user })),
    );
  }

  findUserByEmail(email: string): Promise<User | null> {
    return inOneStep(() => {
      const found = [...this.accounts.users.values()].find((user) => user.email === email);
      return found === undefined ? null : { ...found };
    });
  }

  setTier(ownerId: UserId, tier: Tier): Promise<User | null> {
    return inOneStep(() => {
      const user = this.accounts.users.get(ownerId);
      if (user === undefined) return null;
      this.accounts.users.set(ownerId, { ...user, tier });
      return { ...user, tier };
    });
  }
}
