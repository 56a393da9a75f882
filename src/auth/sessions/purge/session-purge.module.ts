import { type DynamicModule, Logger, Module, type Provider } from '@nestjs/common';
import { ScheduleModule, SchedulerRegistry } from '@nestjs/schedule';
import type { Clock } from '../../../common/clock.js';
import { Metrics } from '../../../common/timing/metrics.js';
import { CLOCK } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings-table.js';
import { RateCounters } from '../../limits/rate-counters.js';
import { signInOptions } from '../../sign-in.config.js';
import { SessionStore } from '../session.store.js';
import { type PurgeTimes, purgeTimes } from './purge-times.js';
import { SessionPurgeController } from './session-purge.controller.js';
import { SessionPurgeJob } from './session-purge.job.js';
import { type EndedPurge, SessionPurgeService } from './session-purge.service.js';

const RETRY_AFTER_MS = 5000;

/**
 * Removes sessions that are over: when an administrator says so and, where people sign in, by the clock.
 * @throws AppError `invalid-settings` for a time of it that never comes
 */
@Module({})
export class SessionPurgeModule {
  static forRoot(settings: Settings): DynamicModule {
    const service = {
      provide: SessionPurgeService,
      inject: [SessionStore, RateCounters, CLOCK, Metrics],
      useFactory: (
        ...[sessions, counters, clock, metrics]: [SessionStore, RateCounters, Clock, Metrics]
      ) =>
        new SessionPurgeService(sessions, counters, clock, {
          idleMs: settings.sessionIdleMs,
          onEnded: observed(metrics),
        }),
    };
    const isScheduled = signInOptions(settings) !== null;
    const providers = isScheduled
      ? [service, jobProvider(purgeTimes(settings.sessionPurgeCron))]
      : [service];
    return {
      module: SessionPurgeModule,
      imports: isScheduled ? [ScheduleModule.forRoot()] : [],
      controllers: [SessionPurgeController],
      providers,
    };
  }
}

function jobProvider(times: PurgeTimes): Provider {
  return {
    provide: SessionPurgeJob,
    inject: [SessionPurgeService, SchedulerRegistry],
    useFactory: (purge: SessionPurgeService, registry: SchedulerRegistry) => {
      const logger = new Logger('SessionPurge');
      return new SessionPurgeJob(purge, registry, {
        ...times,
        retryAfterMs: RETRY_AFTER_MS,
        onFailure: (error, isGivenUp) => {
          const fields = { event: 'session-purge-failed', isGivenUp, error };
          if (isGivenUp) logger.error(fields);
          else logger.warn(fields);
        },
      });
    },
  };
}

function observed(metrics: Metrics): (ended: EndedPurge) => void {
  const logger = new Logger('SessionPurge');
  return (ended) => {
    const { outcome, durationMs } = ended;
    if (outcome === 'failure') {
      metrics.observePurge({ outcome, ms: durationMs }, { session: 0, 'rate-counter': 0 });
      return;
    }
    const { status, sessions, rateCounters } = ended;
    const removed = { session: sessions, 'rate-counter': rateCounters };
    metrics.observePurge({ outcome, ms: durationMs }, removed);
    logger.log({ event: 'session-purge-ended', status, sessions, rateCounters, ms: durationMs });
  };
}
