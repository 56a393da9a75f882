import { type DynamicModule, Module } from '@nestjs/common';
import type { Settings } from '../config/settings-table.js';
import { LivenessController } from './liveness.controller.js';
import { MetricsPortModule } from './metrics-port.module.js';
import { MetricsController } from './metrics.controller.js';

/** What those who run the server ask it. Metrics have one address: with the rest, or a port of their own. */
@Module({ controllers: [LivenessController] })
export class AdminModule {
  static forRoot({ metricsPort }: Settings): DynamicModule {
    const metrics =
      metricsPort === 0 ? { controllers: [MetricsController] } : { imports: [MetricsPortModule] };
    return { module: AdminModule, ...metrics };
  }
}
