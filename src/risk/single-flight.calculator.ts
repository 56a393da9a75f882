import { cancelled } from './calculation-errors.js';
import type {
  CalculationInput,
  CalculationKind,
  CalculationResult,
  Progress,
} from './calculations.js';
import { type CalculationControl, Calculator } from './calculator.js';
import { calculationKey } from './input-hash.js';

interface Flight {
  readonly result: Promise<unknown>;
  readonly waiters: Set<CalculationControl>;
  readonly stop: AbortController;
}

/**
 * Identical calculations that are under way at the same time share one, and its failure. It goes on as long as one of
 * those who asked still waits.
 */
export class SingleFlightCalculator extends Calculator {
  private readonly flights = new Map<string, Flight>();
  private started = 0;
  private joined = 0;

  constructor(private readonly calculator: Calculator) {
    super();
  }

  get counts(): { readonly started: number; readonly joined: number } {
    return { started: this.started, joined: this.joined };
  }

  override async run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    control: CalculationControl = {},
  ): Promise<CalculationResult<Kind>> {
    if (control.signal?.aborted === true) throw cancelled();
    const key = calculationKey(kind, input);
    const known = this.flights.get(key);
    const flight = known ?? this.start(key, kind, input);
    if (known === undefined) this.started += 1;
    else this.joined += 1;
    const result = (await this.join(key, flight, { ...control })) as CalculationResult<Kind>;
    // Who joined later gets a copy, so that nobody can change what another one reads.
    return known === undefined ? result : structuredClone(result);
  }

  override close(): Promise<void> {
    return this.calculator.close();
  }

  private start<Kind extends CalculationKind>(
    key: string,
    kind: Kind,
    input: CalculationInput<Kind>,
  ): Flight {
    const waiters = new Set<CalculationControl>();
    const stop = new AbortController();
    const onProgress = (progress: Progress): void => {
      for (const waiter of waiters) waiter.onProgress?.(progress);
    };
    const result = this.calculator
      .run(kind, input, { signal: stop.signal, onProgress })
      .finally(() => {
        this.forget(key, flight);
      });
    const flight = { result, waiters, stop };
    this.flights.set(key, flight);
    return flight;
  }

  private async join(key: string, flight: Flight, waiter: CalculationControl): Promise<unknown> {
    const { signal } = waiter;
    flight.waiters.add(waiter);
    return new Promise((resolve, reject) => {
      const leave = (): void => {
        flight.waiters.delete(waiter);
        reject(cancelled());
        if (flight.waiters.size > 0) return;
        // Who asks from now on begins anew.
        this.forget(key, flight);
        flight.stop.abort();
      };
      signal?.addEventListener('abort', leave, { once: true });
      void flight.result.then(resolve, reject).finally(() => {
        signal?.removeEventListener('abort', leave);
      });
    });
  }

  private forget(key: string, flight: Flight): void {
    if (this.flights.get(key) === flight) this.flights.delete(key);
  }
}
