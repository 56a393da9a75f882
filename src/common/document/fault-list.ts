import { invariant } from '../invariant.js';
import type { Fault, FaultCode } from './fault.js';
import type { Reading } from './reading.js';

/** Where a fault is; a `DocumentNode` is one. */
export interface FaultPlace {
  readonly pointer: string;
  readonly line: number | null;
  readonly column: number | null;
}

/** A hostile text can hold a fault in every second byte; whoever mends a thousand finds the rest afterwards. */
export const MAX_LISTED_FAULTS = 1000;

/** Gathers the faults of one document while it is read; past `MAX_LISTED_FAULTS` it only counts them. */
export class FaultList {
  private readonly kept: Fault[] = [];
  private count = 0;

  /** True as long as nothing was reported. */
  get isEmpty(): boolean {
    return this.count === 0;
  }

  /** Those that are kept, and how many there are beside them. */
  get listed(): readonly Fault[] {
    const more = this.count - this.kept.length;
    if (more === 0) return this.kept;
    const detail = `${more.toString()} more faults are not listed`;
    return [...this.kept, { code: 'more-faults', pointer: '', detail, line: null, column: null }];
  }

  report(code: FaultCode, { pointer, line, column }: FaultPlace, detail: string): void {
    this.add({ code, pointer, detail, line, column });
  }

  add(fault: Fault): void {
    this.count += 1;
    if (this.kept.length < MAX_LISTED_FAULTS) this.kept.push(fault);
  }

  /** The value of `reading`, or null with its faults added to these. */
  take<T>(reading: Reading<T>): T | null {
    if (reading.ok) return reading.value;
    for (const fault of reading.faults) this.add(fault);
    return null;
  }

  /** The faults if there are any, else the value, which is then known to be there. */
  reading<T>(value: T | null): Reading<T> {
    if (!this.isEmpty) return { ok: false, faults: this.listed };
    invariant(value !== null, 'a reading without faults has a value');
    return { ok: true, value };
  }
}
