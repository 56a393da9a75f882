import {
  type DynamicModule,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import type { Server } from 'node:net';
import type { Clock } from '../common/clock.js';
import { EventLoopLag } from '../common/timing/event-loop-lag.js';
import { connectionsOf } from '../common/timing/follow-connections.js';
import { CLOCK } from '../config/config.module.js';
import type { Settings } from '../config/settings-table.js';
import { PriceSource } from '../market-data/price-source.js';
import { CalculatorModule } from '../risk/workers/calculator.module.js';
import { PooledCalculator } from '../risk/workers/pooled.calculator.js';
import { HealthController } from './health.controller.js';
import { HealthService } from './health.service.js';
import { LivenessController } from './liveness.controller.js';
import { MetricsPortModule } from './metrics-port.module.js';
import { MetricsController } from './metrics.controller.js';
import { ReadinessController } from './readiness.controller.js';
import { ReadinessService } from './readiness.service.js';
import { StorageAdministration } from './storage-administration.js';

/** What those who run the server ask it. Metrics have one address: with the rest, or a port of their own. */
@Module({
  imports: [CalculatorModule],
  controllers: [LivenessController, ReadinessController, HealthController],
  providers: [
    { provide: EventLoopLag, useFactory: () => new EventLoopLag() },
    {
      provide: ReadinessService,
      inject: [StorageAdministration, PriceSource, CLOCK],
      useFactory: (storage: StorageAdministration, prices: PriceSource, clock: Clock) => {
        const logger = new Logger('Readiness');
        const checks = [...storage.checks, { name: 'prices', check: () => prices.condition() }];
        return new ReadinessService(checks, {
          clock,
          onChange: (event, fields) => {
            logger.warn({ event, ...fields });
          },
        });
      },
    },
    {
      provide: HealthService,
      inject: [
        StorageAdministration,
        PriceSource,
        PooledCalculator,
        ReadinessService,
        EventLoopLag,
        HttpAdapterHost,
      ],
      useFactory: healthService,
    },
  ],
})
export class AdminModule implements OnApplicationShutdown {
  constructor(@Inject(EventLoopLag) private readonly lag: EventLoopLag) {}

  static forRoot({ metricsPort }: Settings): DynamicModule {
    const metrics =
      metricsPort === 0 ? { controllers: [MetricsController] } : { imports: [MetricsPortModule] };
    return { module: AdminModule, ...metrics };
  }

  onApplicationShutdown(): void {
    this.lag.close();
  }
}

function healthService(
  ...[storage, prices, calculator, readiness, lag, { httpAdapter }]: [
    StorageAdministration,
    PriceSource,
    PooledCalculator,
    ReadinessService,
    EventLoopLag,
    HttpAdapterHost,
  ]
): HealthService {
  return new HealthService(storage, prices, calculator, readiness, async () => ({
    eventLoopLagMs: lag.figures(),
    connections: await connectionsOf(httpAdapter.getHttpServer() as Server),
  }));
}
