import type { Fault } from '../common/document/fault.js';
import { MAX_LISTED_FAULTS } from './market-data.errors.js';

/** Counts faults and keeps the first of them, so that a file of nonsense does not fill the memory. */
export class FaultTally {
  private readonly kept: Fault[] = [];
  private count = 0;

  add(fault: Fault): void {
    this.count += 1;
    if (this.kept.length < MAX_LISTED_FAULTS) this.kept.push(fault);
  }

  get listed(): readonly Fault[] {
    return this.kept;
  }

  get total(): number {
    return this.count;
  }
}
