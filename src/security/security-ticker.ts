import { FaultList } from '../common/document/fault-list.js';
import { AppError } from '../common/problem/app-error.js';
import { checkTicker } from '../portfolio/ticker-document.js';

/** A ticker that came outside of a document. @throws AppError `invalid-request` saying why it is none */
export function requireTicker(ticker: string): string {
  const faults = new FaultList();
  checkTicker(ticker, { pointer: '', line: null, column: null }, faults);
  const reading = faults.reading(ticker);
  if (reading.ok) return reading.value;
  throw new AppError('invalid-request', reading.faults.map(({ detail }) => detail).join('; '));
}
