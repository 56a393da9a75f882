import type { ServingDecision } from './serving-decision.js';
import type { ServingStore } from './serving.store.js';
import type { UserId } from './user-id.js';

/** What users can ask about themselves. */
export class MeService {
  constructor(private readonly serving: ServingStore) {}

  /** @throws AppError `database-unavailable` while it cannot be decided */
  storage(ownerId: UserId): Promise<ServingDecision> {
    return this.serving.find(ownerId);
  }
}
