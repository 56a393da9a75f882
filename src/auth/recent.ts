import { LRUCache } from 'lru-cache';

/** A credential revoked on another instance dies within this, and so well within the 5 seconds that are promised. */
const KNOWN_FOR_MS = 2000;
const MOST_KNOWN = 10_000;

/** What was found a moment ago, by hash of the secret that found it. What was not found is looked for again. */
export class Recent<Found extends object> {
  private readonly known = new LRUCache<string, Found>({ max: MOST_KNOWN, ttl: KNOWN_FOR_MS });

  async find(tokenHash: string, look: () => Promise<Found | null>): Promise<Found | null> {
    const known = this.known.get(tokenHash);
    if (known !== undefined) return known;
    const found = await look();
    if (found !== null) this.known.set(tokenHash, found);
    return found;
  }

  replace(tokenHash: string, found: Found): void {
    this.known.set(tokenHash, found);
  }

  /** Forgets those that meet the condition, as after they were revoked here. */
  forget(isOver: (found: Found) => boolean): void {
    for (const [tokenHash, found] of this.known.entries()) {
      if (isOver(found)) this.known.delete(tokenHash);
    }
  }
}
