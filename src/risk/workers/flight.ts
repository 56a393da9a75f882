import { cancelled } from '../calculation-errors.js';
import type { CalculationControl } from '../calculator.js';
import type { PackedResult } from './packed-result.js';

/** One calculation that several wait for; broken off when the last of them has left. */
export class Flight {
  private readonly waiters = new Set<CalculationControl>();
  private readonly stop = new AbortController();
  private readonly result: Promise<PackedResult>;
  private hasBegun = false;

  /** `onOver` is told, once or twice, that nobody may join any more. */
  constructor(
    calculate: (control: CalculationControl) => Promise<PackedResult>,
    private readonly onOver: (flight: Flight) => void,
  ) {
    this.result = calculate({
      signal: this.stop.signal,
      onStart: () => {
        this.hasBegun = true;
        for (const { onStart } of this.waiters) onStart?.();
      },
      onProgress: (progress) => {
        for (const { onProgress } of this.waiters) onProgress?.(progress);
      },
    }).finally(() => {
      onOver(this);
    });
  }

  /** @throws what the calculation throws; AppError `calculation-cancelled` once the waiter's signal has fired */
  join(control: CalculationControl): Promise<PackedResult> {
    const waiter = { ...control };
    this.waiters.add(waiter);
    if (this.hasBegun) waiter.onStart?.();
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        reject(cancelled());
        this.leave(waiter);
      };
      waiter.signal?.addEventListener('abort', leave, { once: true });
      this.result
        .finally(() => waiter.signal?.removeEventListener('abort', leave))
        .then(resolve, reject);
    });
  }

  private leave(waiter: CalculationControl): void {
    this.waiters.delete(waiter);
    if (this.waiters.size > 0) return;
    // Who asks from now on begins anew.
    this.onOver(this);
    this.stop.abort();
  }
}
