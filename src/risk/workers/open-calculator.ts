import { CachedCalculator } from '../cached.calculator.js';
import type { Calculator } from '../calculator.js';
import { SingleFlightCalculator } from '../single-flight.calculator.js';
import { WorkerCalculator, type WorkerOptions } from './worker.calculator.js';

/** Threads behind a cache, behind single flight: what is asked again and again is calculated once. */
export function openCalculator(options: WorkerOptions): Calculator {
  return new SingleFlightCalculator(new CachedCalculator(new WorkerCalculator(options)));
}
