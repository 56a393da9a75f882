import { cancelled } from '../calculation-errors.js';
import type { CalculationInput, CalculationKind } from '../calculations.js';
import type { CalculationControl } from '../calculator.js';
import { calculationKey } from '../input-hash.js';
import { Flight } from './flight.js';
import { PackedCalculator } from './packed.calculator.js';
import type { PackedResult } from './packed-result.js';

/**
 * Identical calculations that are under way at the same time share one, and its failure. It goes on as long as one of
 * those who asked still waits.
 */
export class SingleFlightCalculator extends PackedCalculator {
  private readonly flights = new Map<string, Flight>();
  private started = 0;
  private joined = 0;

  constructor(private readonly calculator: PackedCalculator) {
    super();
  }

  get counts(): { readonly started: number; readonly joined: number } {
    return { started: this.started, joined: this.joined };
  }

  override async run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    control: CalculationControl = {},
  ): Promise<PackedResult> {
    if (control.signal?.aborted === true) throw cancelled();
    const key = calculationKey(kind, input);
    const known = this.flights.get(key);
    if (known === undefined) this.started += 1;
    else this.joined += 1;
    const flight = known ?? this.start(key, (shared) => this.calculator.run(kind, input, shared));
    return flight.join(control);
  }

  override close(): Promise<void> {
    return this.calculator.close();
  }

  private start(key: string, calculate: ConstructorParameters<typeof Flight>[0]): Flight {
    const flight = new Flight(calculate, (over) => {
      if (this.flights.get(key) === over) this.flights.delete(key);
    });
    this.flights.set(key, flight);
    return flight;
  }
}
