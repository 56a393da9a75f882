import { LRUCache } from 'lru-cache';
import type { ServingDecision } from '../../auth/serving-decision.js';
import { ServingStore } from '../../auth/serving.store.js';
import type { UserId } from '../../auth/user-id.js';
import type { OnDecision } from '../storage-observer.js';
import type { OnWarning } from '../warning.js';
import { decideStore, type Presence } from './decide-store.js';

const REMEMBERED_MS = 5000;
const REMEMBERED_USERS = 10_000;

export interface UserRouterOptions {
  readonly presenceOf: (ownerId: UserId) => Promise<Presence>;
  readonly onWarning: OnWarning;
  readonly onDecision: OnDecision;
  /** An import in another process is seen within this time. @default 5000 */
  readonly rememberedMs?: number;
}

/** Decides for each user which store serves, and remembers it for some seconds. What cannot be decided is an error. */
export class UserRouter extends ServingStore {
  private readonly decisions: LRUCache<UserId, Promise<ServingDecision>>;
  private readonly previous = new LRUCache<UserId, ServingDecision>({ max: REMEMBERED_USERS });

  constructor(private readonly options: UserRouterOptions) {
    super();
    const { rememberedMs: ttl = REMEMBERED_MS } = options;
    this.decisions = new LRUCache({ max: REMEMBERED_USERS, ttl });
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
    const { presenceOf, onWarning, onDecision } = this.options;
    const decision = decideStore(await presenceOf(ownerId));
    const previous = this.previous.get(ownerId) ?? null;
    this.previous.set(ownerId, decision);
    onDecision(decision, previous);
    const files = decision.files.join(', ');
    if (files !== '' && files !== previous?.files.join(', ')) {
      onWarning(decision.reason === 'both' ? 'files-beside-database' : 'files-to-import', {
        files,
      });
    }
    return decision;
  }
}
