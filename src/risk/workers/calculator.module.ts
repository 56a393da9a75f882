import { Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { Metrics } from '../../common/timing/metrics.js';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings-table.js';
import { Calculator } from '../calculator.js';
import { TimedCalculator } from '../timed.calculator.js';
import { PooledCalculator } from './pooled.calculator.js';

/** Opens the one calculator of the server, and closes it when no request is left. */
@Module({
  providers: [
    {
      provide: PooledCalculator,
      inject: [SETTINGS],
      useFactory: ({ workers, workerQueue: queue, analysisTimeoutMs: timeoutMs }: Settings) => {
        const logger = new Logger('Calculations');
        return new PooledCalculator({
          workers,
          queue,
          timeoutMs,
          onWarning: (event, fields) => {
            logger.warn({ event, ...fields });
          },
        });
      },
    },
    {
      provide: Calculator,
      inject: [PooledCalculator, Metrics],
      useFactory: (calculator: PooledCalculator, metrics: Metrics) => {
        followLoad(metrics, calculator);
        return new TimedCalculator(calculator, (kind, ended) => {
          metrics.observeCalculation(kind, ended);
        });
      },
    },
  ],
  exports: [Calculator, PooledCalculator],
})
export class CalculatorModule implements OnApplicationShutdown {
  constructor(private readonly calculator: PooledCalculator) {}

  onApplicationShutdown(): Promise<void> {
    return this.calculator.close();
  }
}

function followLoad(metrics: Metrics, calculator: PooledCalculator): void {
  metrics.follow({
    name: 'risk_calculations_running',
    help: 'Calculations that have a worker.',
    read: () => calculator.stats.running,
  });
  metrics.follow({
    name: 'risk_calculations_waiting',
    help: 'Calculations that wait for a worker: the depth of the queue.',
    read: () => calculator.stats.waiting,
  });
}
