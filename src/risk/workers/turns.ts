import { queueFull } from '../calculation-errors.js';

export interface TurnOptions {
  /** How many run at once. */
  readonly places: number;
  /** How many may wait beside them. */
  readonly waiting: number;
}

export interface Load {
  readonly running: number;
  readonly waiting: number;
}

interface Waiter {
  readonly begin: () => void;
}

/** Gives out places in the order of asking; who would have to wait behind too many is turned away. */
export class Turns {
  private running = 0;
  /** In the order of asking. */
  private readonly queue = new Set<Waiter>();

  constructor(private readonly options: TurnOptions) {}

  get load(): Load {
    return { running: this.running, waiting: this.queue.size };
  }

  /** @throws AppError `calculation-queue-full` when whoever came now would be turned away */
  requireRoom(): void {
    const { places, waiting } = this.options;
    if (this.running >= places && this.queue.size >= waiting) throw queueFull();
  }

  /**
   * Runs the task when it has a place; the signal gives the place in the queue up, not one that it runs in.
   * @throws AppError `calculation-queue-full`; the signal's reason when it fired before the task began
   */
  async run<Result>(signal: AbortSignal, task: () => Promise<Result>): Promise<Result> {
    signal.throwIfAborted();
    if (this.running < this.options.places) this.running += 1;
    else await this.wait(signal);
    try {
      return await task();
    } finally {
      this.leave();
    }
  }

  private wait(signal: AbortSignal): Promise<void> {
    this.requireRoom();
    return new Promise((resolve, reject) => {
      const giveUp = (): void => {
        this.queue.delete(waiter);
        reject(signal.reason as Error);
      };
      const waiter = {
        begin: () => {
          signal.removeEventListener('abort', giveUp);
          resolve();
        },
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.queue.add(waiter);
    });
  }

  /** Hands the place on to who waits longest. */
  private leave(): void {
    const [next] = this.queue;
    if (next === undefined) {
      this.running -= 1;
      return;
    }
    this.queue.delete(next);
    next.begin();
  }
}
