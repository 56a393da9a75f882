import { Logger, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings-table.js';
import { Calculator } from '../calculator.js';
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
    { provide: Calculator, useExisting: PooledCalculator },
  ],
  exports: [Calculator, PooledCalculator],
})
export class CalculatorModule implements OnApplicationShutdown {
  constructor(private readonly calculator: PooledCalculator) {}

  onApplicationShutdown(): Promise<void> {
    return this.calculator.close();
  }
}
