import {
  type BeforeApplicationShutdown,
  type DynamicModule,
  Logger,
  Module,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { ScheduleModule, SchedulerRegistry } from '@nestjs/schedule';
import { CronJob } from 'cron';
import type { PurgeTimes } from './purge-times.js';
import { SessionPurgeJob } from './session-purge.job.js';
import { SessionPurgeService } from './session-purge.service.js';

const NAME = 'session-purge';
const RETRY_AFTER_MS = 5000;

/** Has sessions purged at the start of the server, and by the clock as long as it runs. */
@Module({})
export class SessionPurgeScheduleModule
  implements OnApplicationBootstrap, BeforeApplicationShutdown
{
  constructor(
    private readonly job: SessionPurgeJob,
    private readonly registry: SchedulerRegistry,
  ) {}

  /** @param purging where the service is that does the work */
  static forRoot(times: PurgeTimes, purging: DynamicModule): DynamicModule {
    return {
      module: SessionPurgeScheduleModule,
      imports: [ScheduleModule.forRoot(), purging],
      providers: [
        {
          provide: SessionPurgeJob,
          inject: [SessionPurgeService],
          useFactory: (purge: SessionPurgeService) => jobOf(purge, times),
        },
      ],
    };
  }

  onApplicationBootstrap(): void {
    const onTick = (): void => {
      this.job.runSoon();
    };
    const cronTime = this.job.cron;
    this.registry.addCronJob(NAME, CronJob.from({ cronTime, timeZone: 'UTC', onTick }));
    this.registry.getCronJob(NAME).start();
    this.job.runAtStart();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.job.stop();
  }
}

function jobOf(purge: SessionPurgeService, times: PurgeTimes): SessionPurgeJob {
  const logger = new Logger('SessionPurge');
  return new SessionPurgeJob(purge, {
    ...times,
    retryAfterMs: RETRY_AFTER_MS,
    onFailure: (error, isGivenUp) => {
      const fields = { event: 'session-purge-failed', isGivenUp, error };
      if (isGivenUp) logger.error(fields);
      else logger.warn(fields);
    },
  });
}
