import { cancelled, timedOut } from '../calculation-errors.js';

export interface Deadline {
  /** Fires when time is up or the caller has left; its reason is the AppError to answer with. */
  readonly signal: AbortSignal;
  /** To be called when it is over, whatever came of it. */
  clear(): void;
}

/** Starts the time. (`AbortSignal.any` over a timeout may be collected before it fires on Node 20.) */
export function startDeadline(timeoutMs: number, caller: AbortSignal | undefined): Deadline {
  const stop = new AbortController();
  const leave = (): void => {
    stop.abort(cancelled());
  };
  const timer = setTimeout(() => {
    stop.abort(timedOut(timeoutMs));
  }, timeoutMs);
  caller?.addEventListener('abort', leave, { once: true });
  if (caller?.aborted === true) leave();
  return {
    signal: stop.signal,
    clear: () => {
      clearTimeout(timer);
      caller?.removeEventListener('abort', leave);
    },
  };
}
