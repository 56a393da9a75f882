import { type DynamicModule, Module } from '@nestjs/common';
import { Metrics } from './metrics.js';

/** Gives the server's `Metrics` to whatever has something to count. */
@Module({})
export class TimingModule {
  static forRoot(metrics: Metrics): DynamicModule {
    return {
      module: TimingModule,
      global: true,
      providers: [{ provide: Metrics, useValue: metrics }],
      exports: [Metrics],
    };
  }
}
