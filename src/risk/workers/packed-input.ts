import { types } from 'node:util';
import { isPackedSeries, isPriceSeries, packSeries, unpackSeries } from '../packed-series.js';

/** The input with every price series in it packed, wherever it is: prices are nearly all of its size. */
export function packInput(input: unknown): unknown {
  return mapDeep(input, (value) => (isPriceSeries(value) ? packSeries(value) : null));
}

/** In the thread that calculates: the input as it was. */
export function unpackInput(input: unknown): unknown {
  return mapDeep(input, (value) => (isPackedSeries(value) ? unpackSeries(value) : null));
}

/** Replaces what `replace` gives something for; goes through plain objects, arrays of objects and maps. */
function mapDeep(value: unknown, replace: (value: object) => object | null): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const replaced = replace(value);
  if (replaced !== null) return replaced;
  if (types.isMap(value)) {
    const entries = [...(value as ReadonlyMap<unknown, unknown>)];
    return new Map(entries.map(([key, inner]) => [key, mapDeep(inner, replace)]));
  }
  if (Array.isArray(value)) {
    return typeof value[0] === 'object' ? value.map((inner) => mapDeep(inner, replace)) : value;
  }
  if (ArrayBuffer.isView(value) || types.isSet(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, mapDeep(inner, replace)]),
  );
}
