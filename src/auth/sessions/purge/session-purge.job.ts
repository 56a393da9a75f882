import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import pRetry from 'p-retry';
import type { PurgeTimes } from './purge-times.js';
import type { SessionPurgeService } from './session-purge.service.js';

export interface PurgeJobOptions extends PurgeTimes {
  /** Until a run that failed is tried again; twice as long the next time, and so on. */
  readonly retryAfterMs: number;
  readonly onFailure: (error: unknown, isGivenUp: boolean) => void;
}

const RETRIES = 4;

/** The purges of one server: one at a time, each tried again when it fails, none after the stop. */
export class SessionPurgeJob {
  private readonly shutdown = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    private readonly purge: SessionPurgeService,
    private readonly options: PurgeJobOptions,
  ) {}

  /** When it is time, as cron has it. */
  get cron(): string {
    return this.options.cron;
  }

  /** At the start of the server. */
  runAtStart(): void {
    this.start(0);
  }

  /** When it is time by the clock, as it is on every instance. */
  runSoon(): void {
    this.start(randomInt(this.options.jitterMs + 1));
  }

  /** Waits for the batch under way: the store is closed after this. */
  async stop(): Promise<void> {
    this.shutdown.abort();
    await this.running;
  }

  /** A run that is still under way goes on instead. */
  private start(afterMs: number): void {
    this.running ??= this.run(afterMs).finally(() => {
      this.running = null;
    });
  }

  private async run(afterMs: number): Promise<void> {
    const { signal } = this.shutdown;
    const { everyMs, retryAfterMs, onFailure } = this.options;
    let isMine = false;
    try {
      await delay(afterMs, undefined, { signal });
      await pRetry(
        async () => {
          // Claimed once: trying again is the same run.
          isMine ||= await this.purge.claim(everyMs);
          if (isMine) await this.purge.run(signal);
        },
        {
          retries: RETRIES,
          minTimeout: retryAfterMs,
          signal,
          onFailedAttempt: ({ error, retriesLeft }) => {
            onFailure(error, retriesLeft === 0);
          },
        },
      );
    } catch {
      // Every failure was told; the next turn comes by the clock, and a shutdown ends the wait for one.
    }
  }
}
