import { Inject, Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { Clock } from '../../common/clock.js';
import { CLOCK } from '../../config/config.module.js';
import { Calculator } from '../calculator.js';
import { PooledCalculator } from '../workers/pooled.calculator.js';
import { DEFAULT_JOB_BOUNDS, JobService } from './job.service.js';
import { JobsController } from './jobs.controller.js';

const JOB_CALCULATOR = Symbol('JobCalculator');

/** One at a time, beside the workers of requests: however many jobs wait, requests do not. */
const JOB_WORKERS = 1;
const JOB_TIMEOUT_MS = 900_000;

@Module({
  controllers: [JobsController],
  providers: [
    {
      provide: JOB_CALCULATOR,
      useFactory: () => {
        const logger = new Logger('Jobs');
        return new PooledCalculator({
          workers: JOB_WORKERS,
          queue: DEFAULT_JOB_BOUNDS.unfinished,
          timeoutMs: JOB_TIMEOUT_MS,
          timesFrom: 'beginning',
          onWarning: (event, fields) => {
            logger.warn({ event, ...fields });
          },
        });
      },
    },
    {
      provide: JobService,
      inject: [JOB_CALCULATOR, CLOCK],
      useFactory: (calculator: Calculator, clock: Clock) => {
        const logger = new Logger('Jobs');
        return new JobService(calculator, {
          clock,
          onFailure: ({ id, kind }, error) => {
            const { code, message, cause } = error;
            logger.warn({ event: 'job-failed', job: id, kind, code, detail: message, cause });
          },
        });
      },
    },
  ],
  exports: [JobService],
})
export class JobsModule implements OnApplicationShutdown {
  constructor(@Inject(JOB_CALCULATOR) private readonly calculator: Calculator) {}

  onApplicationShutdown(): Promise<void> {
    return this.calculator.close();
  }
}
