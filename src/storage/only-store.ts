import type { UserId } from '../auth/user-id.js';
import type { ServingDecision } from '../auth/serving-decision.js';
import { ServingStore } from '../auth/serving.store.js';

/** Of a store that serves everybody. */
export class OnlyStore extends ServingStore {
  constructor(private readonly store: ServingDecision['store']) {
    super();
  }

  override find(_ownerId: UserId): Promise<ServingDecision> {
    return Promise.resolve({ store: this.store, reason: 'only-store', files: [] });
  }
}
