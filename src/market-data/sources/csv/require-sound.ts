import type { Fault } from '../../../common/document/fault.js';
import { InvalidPricesError } from '../../market-data.errors.js';
import type { FaultTally } from '../../fault-tally.js';

/** One file that a ticker's prices depend on, and what is wrong with it. */
export interface CheckedFile {
  readonly file: string;
  readonly faults: readonly (FaultTally | readonly Fault[])[];
}

/** @throws InvalidPricesError with the faults of all files, in the order of their lines. */
export function requireSound(ticker: string, checked: readonly CheckedFile[]): void {
  const faulty = checked
    .map(({ file, faults }) => ({ file, listed: faults.flatMap(listedOf), total: totalOf(faults) }))
    .filter(({ total }) => total > 0);
  if (faulty.length === 0) return;
  const files = faulty.map(({ file }) => file);
  throw new InvalidPricesError({
    ticker,
    places: files,
    file: files.length === 1 ? files[0] : undefined,
    listed: faulty.flatMap(({ listed }) => listed.sort(byLine)),
    total: faulty.reduce((sum, { total }) => sum + total, 0),
  });
}

function listedOf(faults: FaultTally | readonly Fault[]): readonly Fault[] {
  return 'listed' in faults ? faults.listed : faults;
}

function totalOf(all: CheckedFile['faults']): number {
  return all.reduce((sum, faults) => sum + ('listed' in faults ? faults.total : faults.length), 0);
}

function byLine(a: Fault, b: Fault): number {
  return (a.line ?? 0) - (b.line ?? 0);
}
