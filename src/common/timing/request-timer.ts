import { AsyncLocalStorage } from 'node:async_hooks';
import { BusyTime } from './busy-time.js';

/** What a request waits for, as the `Server-Timing` header names it. */
export type Phase = 'storage' | 'prices' | 'analysis';

/** A step too short to be a phase, which has a metric of its own. */
export type Step = 'cash-mapping' | 'session-check';

/** Told of a step that ended, whatever came of it. */
export type OnStep = (step: Step, ms: number) => void;

/** Where the time of one request goes. */
export class RequestTimer {
  private readonly startedAt = performance.now();
  private readonly phases = new Map<Phase, BusyTime>();
  private clientLeft = false;

  constructor(readonly onStep: OnStep) {}

  /** Since the request arrived. */
  get elapsedMs(): number {
    return performance.now() - this.startedAt;
  }

  /** The client ended the connection before it had its whole answer. */
  get hasClientLeft(): boolean {
    return this.clientLeft;
  }

  markClientLeft(): void {
    this.clientLeft = true;
  }

  phase(phase: Phase): BusyTime {
    const known = this.phases.get(phase);
    if (known !== undefined) return known;
    const busy = new BusyTime();
    this.phases.set(phase, busy);
    return busy;
  }

  /** The phases it has been in so far, in the order of their beginning. */
  phasesMs(): ReadonlyMap<Phase, number> {
    const now = performance.now();
    return new Map([...this.phases].map(([phase, busy]) => [phase, busy.until(now)]));
  }
}

const timers = new AsyncLocalStorage<RequestTimer>();

/** Does the work, and all that comes of it, on the account of this request. */
export function onAccountOf<Result>(timer: RequestTimer, work: () => Result): Result {
  return timers.run(timer, work);
}

/** The timer of the request on whose account this is done; null outside of requests. */
export function currentTimer(): RequestTimer | null {
  return timers.getStore() ?? null;
}
