import type { ServingDecision } from '../../auth/serving-decision.js';
import type { UserId } from '../../auth/user-id.js';
import { invariant } from '../../common/invariant.js';
import { MovedAwayError } from '../moved-away.error.js';
import type { StorageAdapter } from '../storage-adapter.js';

/** The stores that a user may be served from. */
export interface Stores {
  readonly file: StorageAdapter;
  readonly database: StorageAdapter;
}

/** Who says which store serves whom; what is remembered may be some seconds old. */
export interface Decisions {
  find(ownerId: UserId): Promise<ServingDecision>;
  findAnew(ownerId: UserId): Promise<ServingDecision>;
}

/** More than can happen to a user while one operation waits for its turn. */
const MOVES_AT_MOST = 8;

type Ask<T> = (store: StorageAdapter) => Promise<T>;

/** Brings each operation to the store that serves its user, also while the user is being moved to the other one. */
export class Route {
  constructor(
    private readonly stores: Stores,
    private readonly decisions: Decisions,
  ) {}

  /**
   * A store that the user has left refuses to write, inside the lock that the move has held; then nothing has happened, and
   * the other one is asked.
   */
  async write<T>(ownerId: UserId, ask: Ask<T>): Promise<T> {
    let decision = await this.decisions.find(ownerId);
    for (let movesLeft = MOVES_AT_MOST; ; movesLeft -= 1) {
      try {
        return await ask(this.storeOf(decision));
      } catch (error) {
        if (movesLeft === 0 || !(error instanceof MovedAwayError)) throw error;
        decision = await this.decisions.findAnew(ownerId);
      }
    }
  }

  /** Files that have been put aside read as if there were none: what lacks is sought where the user is served now. */
  async read<T>(ownerId: UserId, ask: Ask<T>): Promise<T> {
    return this.write(ownerId, async (store) => {
      const found = await ask(store);
      const mayLack = store === this.stores.file && (found === null || Array.isArray(found));
      if (mayLack) await this.requireStill(ownerId);
      return found;
    });
  }

  private async requireStill(ownerId: UserId): Promise<void> {
    const { store } = await this.decisions.findAnew(ownerId);
    if (store !== 'file') throw new MovedAwayError();
  }

  private storeOf({ store }: ServingDecision): StorageAdapter {
    invariant(store !== 'memory', 'the router chooses among files and the database');
    return this.stores[store];
  }
}
