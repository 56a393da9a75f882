import type { Reading } from '../document/reading.js';
import { AppError } from './app-error.js';

/** What was read, or all that kept it from being read. @throws AppError `invalid-document` listing every fault */
export function requireReading<T>(reading: Reading<T>, what: string): T {
  if (reading.ok) return reading.value;
  const { faults } = reading;
  const count = faults.length === 1 ? '1 fault' : `${faults.length.toString()} faults`;
  throw new AppError('invalid-document', `${what} has ${count}`, { faults });
}
