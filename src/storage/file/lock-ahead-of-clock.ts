import { stat, utimes } from 'node:fs/promises';
import { systemClock } from '../../common/clock.js';
import { onDiskIfPresent } from './file-errors.js';

/**
 * Makes locks count as abandoned that would seem fresh for long: the clock was set back and their holder, which would have
 * brought them to the present, is no more.
 */
export class LocksAheadOfClock {
  private readonly seen = new Map<string, { readonly mtimeMs: number; readonly since: number }>();

  /** @param refreshedWithinMs a holder that lives touches its lock more often than this */
  constructor(private readonly refreshedWithinMs: number) {}

  /** To be told of a lock whenever it is found taken. */
  async look(lock: string): Promise<void> {
    const found = await onDiskIfPresent(lock, () => stat(lock));
    const isAhead = found !== null && found.mtimeMs > this.latest();
    const known = this.seen.get(lock);
    if (!isAhead) this.seen.delete(lock);
    else if (known?.mtimeMs !== found.mtimeMs) {
      this.seen.set(lock, { mtimeMs: found.mtimeMs, since: performance.now() });
    } else if (performance.now() - known.since > this.refreshedWithinMs) {
      this.seen.delete(lock);
      await onDiskIfPresent(lock, () => utimes(lock, 0, 0));
    }
  }

  /** A holder that lives may be ahead by the second to which some file systems round. */
  private latest(): number {
    return systemClock.now().getTime() + this.refreshedWithinMs;
  }
}
