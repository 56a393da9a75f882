import type { CalculationInput, CalculationKind, CalculationResult } from '../calculations.js';
import { type CalculationControl, Calculator } from '../calculator.js';
import { CachedCalculator } from './cached.calculator.js';
import { unpackResult } from './packed-result.js';
import { SingleFlightCalculator } from './single-flight.calculator.js';
import type { Load } from './turns.js';
import { WorkerCalculator, type WorkerOptions } from './worker.calculator.js';

/** How busy a calculator is, and how often it was spared a calculation. */
export interface CalculatorStats extends Load {
  /** Joined another one that was under way. */
  readonly joined: number;
  /** Found in the cache. */
  readonly hits: number;
  /** Given to a worker, or turned away. */
  readonly misses: number;
}

/** Worker threads behind a cache, behind single flight: what many ask is calculated once. */
export class PooledCalculator extends Calculator {
  private readonly workers: WorkerCalculator;
  private readonly cached: CachedCalculator;
  private readonly single: SingleFlightCalculator;

  constructor(options: WorkerOptions) {
    super();
    this.workers = new WorkerCalculator(options);
    this.cached = new CachedCalculator(this.workers);
    this.single = new SingleFlightCalculator(this.cached);
  }

  get stats(): CalculatorStats {
    const { joined } = this.single.counts;
    return { ...this.workers.load, joined, ...this.cached.counts };
  }

  /**
   * Turns away early what would have to wait behind too many; even what the cache has, for finding out costs more.
   * @throws AppError `calculation-queue-full`
   */
  requireRoom(): void {
    this.workers.requireRoom();
  }

  override async run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    control?: CalculationControl,
  ): Promise<CalculationResult<Kind>> {
    const packed = await this.single.run(kind, input, control);
    return (await unpackResult(packed)) as CalculationResult<Kind>;
  }

  override close(): Promise<void> {
    return this.single.close();
  }
}
