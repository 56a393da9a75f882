import { randomInt } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import type { SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import pRetry from 'p-retry';
import type { PurgeTimes } from './purge-times.js';
import type { SessionPurgeService } from './session-purge.service.js';

export interface PurgeJobOptions extends PurgeTimes {
  /** Until a run that failed is tried again; twice as long the next time, and so on. */
  readonly retryAfterMs: number;
  readonly onFailure: (error: unknown, isGivenUp: boolean) => void;
}

const NAME = 'session-purge';
const RETRIES = 4;

/** Purges at the start and by the clock, as long as the server runs. */
export class SessionPurgeJob implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly shutdown = new AbortController();
  private running: Promise<void> | null = null;

  constructor(
    private readonly purge: SessionPurgeService,
    private readonly registry: SchedulerRegistry,
    private readonly options: PurgeJobOptions,
  ) {}

  onApplicationBootstrap(): void {
    const { cron, jitterMs } = this.options;
    const onTick = (): void => {
      this.start(randomInt(jitterMs + 1));
    };
    this.registry.addCronJob(NAME, CronJob.from({ cronTime: cron, timeZone: 'UTC', onTick }));
    this.registry.getCronJob(NAME).start();
    this.start(0);
  }

  /** Waits for the batch under way: the store is closed after this. */
  async beforeApplicationShutdown(): Promise<void> {
    this.shutdown.abort();
    if (this.registry.doesExist('cron', NAME)) this.registry.deleteCronJob(NAME);
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
