import { createHash } from 'node:crypto';
import { types } from 'node:util';
import type { CalculationInput, CalculationKind } from './calculations.js';
import { ENGINE_VERSION } from './engine/engine-version.js';
import { isPriceSeries, seriesDigest } from './packed-series.js';

/** Inputs never change once they are made: each is read through once. */
const KNOWN = new WeakMap<object, string>();

/**
 * SHA-256 (hex) of everything a result depends on, the engine's version included; maps and sets count in key order,
 * and a price series by its digest.
 */
export function inputHash(input: object): string {
  const known = KNOWN.get(input);
  if (known !== undefined) return known;
  const text = JSON.stringify([ENGINE_VERSION, input], (_key, value: unknown) => {
    if (types.isMap(value)) return sorted([...(value as ReadonlyMap<string, unknown>)]);
    if (types.isSet(value)) return [...(value as ReadonlySet<string>)].sort();
    return isPriceSeries(value) ? seriesDigest(value) : value;
  });
  const hash = createHash('sha256').update(text).digest('hex');
  KNOWN.set(input, hash);
  return hash;
}

/** The same for the same calculation of the same input. */
export function calculationKey<Kind extends CalculationKind>(
  kind: Kind,
  input: CalculationInput<Kind>,
): string {
  return `${kind}:${inputHash(input)}`;
}

function sorted(entries: readonly (readonly [string, unknown])[]): readonly unknown[] {
  return [...entries].sort(([a], [b]) => (a < b ? -1 : 1));
}
