import type { Exposure } from '../analysis-result.js';
import { sum } from '../linalg/sum.js';

/** Sum of weights, of absolute weights, and of absolute weights without cash. */
export function exposureOf(weights: readonly number[], isCash: readonly boolean[]): Exposure {
  return {
    net: sum(weights),
    gross: sum(weights.map(Math.abs)),
    leverage: sum(weights.filter((_, i) => isCash[i] !== true).map(Math.abs)),
  };
}
