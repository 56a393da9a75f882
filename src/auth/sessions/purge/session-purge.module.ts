import { type DynamicModule, Logger, Module, type Provider } from '@nestjs/common';
import type { Clock } from '../../../common/clock.js';
import { Metrics } from '../../../common/timing/metrics.js';
import { CLOCK } from '../../../config/config.module.js';
import type { Settings } from '../../../config/settings-table.js';
import { RateCounters } from '../../limits/rate-counters.js';
import { signInOptions } from '../../sign-in.config.js';
import { SessionStore } from '../session.store.js';
import { purgeTimes } from './purge-times.js';
import { SessionPurgeScheduleModule } from './session-purge-schedule.module.js';
import { SessionPurgeController } from './session-purge.controller.js';
import { type EndedPurge, SessionPurgeService } from './session-purge.service.js';

/**
 * Removes sessions that are over: when an administrator says so and, where people sign in, by the clock.
 * @throws AppError `invalid-settings` for a time of it that never comes
 */
@Module({})
export class SessionPurgeModule {
  static forRoot(settings: Settings): DynamicModule {
    const purging = {
      module: SessionPurgeModule,
      controllers: [SessionPurgeController],
      providers: [serviceProvider(settings)],
      exports: [SessionPurgeService],
    };
    return signInOptions(settings) === null
      ? purging
      : SessionPurgeScheduleModule.forRoot(purgeTimes(settings.sessionPurgeCron), purging);
  }
}

function serviceProvider({ sessionIdleMs: idleMs }: Settings): Provider {
  return {
    provide: SessionPurgeService,
    inject: [SessionStore, RateCounters, CLOCK, Metrics],
    useFactory: (
      ...[sessions, counters, clock, metrics]: [SessionStore, RateCounters, Clock, Metrics]
    ) => new SessionPurgeService(sessions, counters, clock, { idleMs, onEnded: observed(metrics) }),
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
