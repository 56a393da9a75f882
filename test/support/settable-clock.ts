import type { Clock } from '../../src/common/clock.js';

/** Stands still until it is told how much later it is. */
export class SettableClock implements Clock {
  constructor(private moment = new Date('2024-01-02T12:00:00.000Z')) {}

  now(): Date {
    return this.moment;
  }

  advance(ms: number): void {
    this.moment = new Date(this.moment.getTime() + ms);
  }
}
