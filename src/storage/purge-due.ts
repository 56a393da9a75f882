import type { PurgeClaim } from '../auth/sessions/session.store.js';

/** Whether a purge may begin. A last one that is yet to come, of a clock that was wrong, does not hold it up for ever. */
export function isPurgeDue(last: Date | null, { now, everyMs, isForced }: PurgeClaim): boolean {
  if (isForced || last === null) return true;
  return Math.abs(now.getTime() - last.getTime()) >= everyMs;
}
