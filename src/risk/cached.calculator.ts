import { deserialize, serialize } from 'node:v8';
import { LRUCache } from 'lru-cache';
import type { CalculationInput, CalculationKind, CalculationResult } from './calculations.js';
import { type CalculationControl, Calculator } from './calculator.js';
import { calculationKey } from './input-hash.js';

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

export interface ResultCacheOptions {
  /** The most bytes of results kept. @default 64 MiB */
  readonly maxBytes?: number;
}

/**
 * Keeps results by the content of their inputs and the engine's version; those asked for least lately go first. They
 * are kept as bytes: each caller gets a copy of its own, and their size is known. Failures are not kept.
 */
export class CachedCalculator extends Calculator {
  private readonly kept: LRUCache<string, Buffer>;
  private hits = 0;
  private misses = 0;

  constructor(
    private readonly calculator: Calculator,
    { maxBytes = DEFAULT_MAX_BYTES }: ResultCacheOptions = {},
  ) {
    super();
    this.kept = new LRUCache({ maxSize: maxBytes, sizeCalculation: ({ length }) => length });
  }

  get counts(): { readonly hits: number; readonly misses: number } {
    return { hits: this.hits, misses: this.misses };
  }

  override async run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    control?: CalculationControl,
  ): Promise<CalculationResult<Kind>> {
    const key = calculationKey(kind, input);
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.hits += 1;
      return deserialize(known) as CalculationResult<Kind>;
    }
    this.misses += 1;
    const result = await this.calculator.run(kind, input, control);
    this.kept.set(key, serialize(result));
    return result;
  }

  override close(): Promise<void> {
    this.kept.clear();
    return this.calculator.close();
  }
}
