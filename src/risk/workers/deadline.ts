import { cancelled, timedOut } from '../calculation-errors.js';

/** Ends a calculation when its time is up or its caller has left. (`AbortSignal.any` over a timeout may be collected unfired.) */
export class Deadline {
  private readonly stop = new AbortController();
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly caller: AbortSignal | undefined) {
    caller?.addEventListener('abort', this.leave, { once: true });
    if (caller?.aborted === true) this.leave();
  }

  /** Its reason is the AppError to answer with. */
  get signal(): AbortSignal {
    return this.stop.signal;
  }

  /** Starts the time; once only. */
  start(timeoutMs: number): void {
    this.timer ??= setTimeout(() => {
      this.stop.abort(timedOut(timeoutMs));
    }, timeoutMs);
  }

  /** To be called when it is over, whatever came of it. */
  clear(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.caller?.removeEventListener('abort', this.leave);
  }

  private readonly leave = (): void => {
    this.stop.abort(cancelled());
  };
}
