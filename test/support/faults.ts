import type { Reading } from '../../src/common/document/reading.js';

/** The faults of a reading as `code pointer line:column`, in the order they are listed; none for a value. */
export function faultsOf(reading: Reading<unknown>): readonly string[] {
  if (reading.ok) return [];
  return reading.faults.map(({ code, pointer, line, column }) => {
    const place = line === null ? '-' : `${line.toString()}:${String(column)}`;
    return `${code} ${pointer} ${place}`;
  });
}

/** The value of a reading that has one. */
export function valueOf<T>(reading: Reading<T>): T {
  if (reading.ok) return reading.value;
  throw new Error(`not readable: ${reading.faults.map(({ detail }) => detail).join('; ')}`);
}
