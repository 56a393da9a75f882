import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks';

const RESOLUTION_MS = 10;
const NS_PER_MS = 1_000_000;
const P99 = 99;

/** How much later than due the event loop came to what waited for it, in milliseconds, since the start. */
export interface LagFigures {
  readonly mean: number;
  readonly p99: number;
  readonly max: number;
}

/** Watches the event loop from when it is made until it is closed. */
export class EventLoopLag {
  private readonly histogram: IntervalHistogram;

  constructor() {
    this.histogram = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
    this.histogram.enable();
  }

  figures(): LagFigures {
    const { histogram } = this;
    if (histogram.count === 0) return { mean: 0, p99: 0, max: 0 };
    return {
      mean: lateMs(histogram.mean),
      p99: lateMs(histogram.percentile(P99)),
      max: lateMs(histogram.max),
    };
  }

  close(): void {
    this.histogram.disable();
  }
}

/** What is measured is from one turn to the next, of which the pause between them was asked for. */
function lateMs(betweenTurnsNs: number): number {
  return Math.max(0, betweenTurnsNs / NS_PER_MS - RESOLUTION_MS);
}
