import {
  Inject,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { Metrics } from '../common/timing/metrics.js';
import { SETTINGS } from '../config/config.module.js';
import { isLoopback } from '../config/loopback.js';
import type { Settings } from '../config/settings-table.js';
import { MetricsServer } from './metrics-server.js';

/** Answers metrics on a port of their own for as long as the server runs. */
@Module({
  providers: [
    {
      provide: MetricsServer,
      inject: [SETTINGS, Metrics],
      useFactory: ({ host, metricsPort }: Settings, metrics: Metrics) =>
        new MetricsServer({ host, isLocal: isLoopback(host), port: metricsPort, metrics }),
    },
  ],
})
export class MetricsPortModule implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(@Inject(MetricsServer) private readonly server: MetricsServer) {}

  onApplicationBootstrap(): Promise<void> {
    return this.server.listen();
  }

  onApplicationShutdown(): Promise<void> {
    return this.server.close();
  }
}
