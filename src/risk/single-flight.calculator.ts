import { cancelled } from './calculation-errors.js';
import type { CalculationInput, CalculationKind, CalculationResult } from './calculations.js';
import { type CalculationControl, Calculator } from './calculator.js';
import { Flight } from './flight.js';
import { calculationKey } from './input-hash.js';

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
    if (known === undefined) {
      const flight = this.start(key, (shared) => this.calculator.run(kind, input, shared));
      return (await flight.join(control)) as CalculationResult<Kind>;
    }
    this.joined += 1;
    // Who joins later gets a copy, so that nobody can change what another one reads.
    return structuredClone((await known.join(control)) as CalculationResult<Kind>);
  }

  override close(): Promise<void> {
    return this.calculator.close();
  }

  private start(key: string, calculate: ConstructorParameters<typeof Flight>[0]): Flight {
    this.started += 1;
    const flight = new Flight(calculate, (over) => {
      if (this.flights.get(key) === over) this.flights.delete(key);
    });
    this.flights.set(key, flight);
    return flight;
  }
}
