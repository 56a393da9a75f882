import { LRUCache } from 'lru-cache';
import type { ServingDecision } from '../../auth/serving-decision.js';
import { ServingStore } from '../../auth/serving.store.js';
import type { UserId } from '../../auth/user-id.js';
import type { OnWarning } from '../warning.js';
import { decideStore, type Presence } from './decide-store.js';

/** An import in another process is seen within this time. */
const REMEMBERED_MS = 5000;
const REMEMBERED_USERS = 10_000;

/** Decides for each user which store serves, and remembers it for some seconds. What cannot be decided is an error. */
export class UserRouter extends ServingStore {
  private readonly decisions = new LRUCache<UserId, Promise<ServingDecision>>({
    max: REMEMBERED_USERS,
    ttl: REMEMBERED_MS,
  });
  private readonly warned = new LRUCache<UserId, true>({ max: REMEMBERED_USERS });

  constructor(
    private readonly presenceOf: (ownerId: UserId) => Promise<Presence>,
    private readonly onWarning: OnWarning,
  ) {
    super();
  }

  override find(ownerId: UserId): Promise<ServingDecision> {
    const known = this.decisions.get(ownerId);
    if (known !== undefined) return known;
    const decision = this.decide(ownerId);
    this.decisions.set(ownerId, decision);
    // A failure is not remembered: the next request asks again.
    decision.catch(() => {
      if (this.decisions.peek(ownerId) === decision) this.decisions.delete(ownerId);
    });
    return decision;
  }

  /** What is remembered may be some seconds old. */
  findAnew(ownerId: UserId): Promise<ServingDecision> {
    this.decisions.delete(ownerId);
    return this.find(ownerId);
  }

  private async decide(ownerId: UserId): Promise<ServingDecision> {
    const decision = decideStore(await this.presenceOf(ownerId));
    if (decision.reason === 'both' && !this.warned.has(ownerId)) {
      this.warned.set(ownerId, true);
      this.onWarning('files-beside-database', { files: decision.files.join(', ') });
    }
    return decision;
  }
}
