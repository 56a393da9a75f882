import { Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings-table.js';
import { Calculator } from '../calculator.js';
import { openCalculator } from './open-calculator.js';

/** Opens the one calculator of the server, and closes it when no request is left. */
@Module({
  providers: [
    {
      provide: Calculator,
      inject: [SETTINGS],
      useFactory: ({ workers, workerQueue: queue, analysisTimeoutMs: timeoutMs }: Settings) =>
        openCalculator({ workers, queue, timeoutMs }),
    },
  ],
  exports: [Calculator],
})
export class CalculatorModule implements OnApplicationShutdown {
  constructor(@Inject(Calculator) private readonly calculator: Calculator) {}

  onApplicationShutdown(): Promise<void> {
    return this.calculator.close();
  }
}
