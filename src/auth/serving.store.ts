import type { ServingDecision } from './serving-decision.js';
import type { UserId } from './user-id.js';

/** Says which store serves whom. */
export abstract class ServingStore {
  abstract find(ownerId: UserId): Promise<ServingDecision>;
}
