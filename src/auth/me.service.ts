import type { ServingDecision } from './serving-decision.js';
import type { ServingStore } from './serving.store.js';
import type { UserId } from './user-id.js';
import type { UserStore } from './users/user.store.js';

/** What users can ask about themselves. */
export class MeService {
  constructor(
    private readonly serving: ServingStore,
    private readonly users: UserStore,
  ) {}

  /** Null for whoever has none, or never signed in. */
  async name(ownerId: UserId): Promise<string | null> {
    const user = await this.users.find(ownerId);
    return user?.name ?? null;
  }

  /** @throws AppError `database-unavailable` while it cannot be decided */
  storage(ownerId: UserId): Promise<ServingDecision> {
    return this.serving.find(ownerId);
  }
}
