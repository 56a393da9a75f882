import { isMap } from 'node:util/types';

/**
 * The value as lists and entries only. What comes from another realm, such as a worker thread, has other classes
 * than the test's own, which `toEqual` takes for a difference.
 */
export function plain(value: unknown): unknown {
  if (isMap(value)) return { map: Array.from(value, ([key, member]) => [key, plain(member)]) };
  if (Array.isArray(value)) return Array.from(value, plain);
  if (typeof value !== 'object' || value === null) return value;
  return { fields: Array.from(Object.entries(value), ([key, member]) => [key, plain(member)]) };
}
