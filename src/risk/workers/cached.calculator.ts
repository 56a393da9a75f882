import { LRUCache } from 'lru-cache';
import type { CalculationInput, CalculationKind } from '../calculations.js';
import type { CalculationControl } from '../calculator.js';
import { calculationKey } from '../input-hash.js';
import { PackedCalculator } from './packed.calculator.js';
import { type PackedResult, sizeOf } from './packed-result.js';

const DEFAULT_MAX_BYTES = 64 * 1024 * 1024;

export interface ResultCacheOptions {
  /** The most bytes of results kept. @default 64 MiB */
  readonly maxBytes?: number;
}

/**
 * Keeps results by the content of their inputs and the engine's version; those asked for least lately go first.
 * Failures are not kept.
 */
export class CachedCalculator extends PackedCalculator {
  private readonly kept: LRUCache<string, PackedResult>;
  private hits = 0;
  private misses = 0;

  constructor(
    private readonly calculator: PackedCalculator,
    { maxBytes = DEFAULT_MAX_BYTES }: ResultCacheOptions = {},
  ) {
    super();
    this.kept = new LRUCache({ maxSize: maxBytes, sizeCalculation: sizeOf });
  }

  get counts(): { readonly hits: number; readonly misses: number } {
    return { hits: this.hits, misses: this.misses };
  }

  override async run<Kind extends CalculationKind>(
    kind: Kind,
    input: CalculationInput<Kind>,
    control?: CalculationControl,
  ): Promise<PackedResult> {
    const key = calculationKey(kind, input);
    const known = this.kept.get(key);
    if (known !== undefined) {
      this.hits += 1;
      return known;
    }
    this.misses += 1;
    const result = await this.calculator.run(kind, input, control);
    this.kept.set(key, result);
    return result;
  }

  override close(): Promise<void> {
    this.kept.clear();
    return this.calculator.close();
  }
}
