import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Clock } from '../common/clock.js';
import type { Settings } from './settings-table.js';

/** Injects the `Settings` the process was started with. */
export const SETTINGS = Symbol('Settings');

/** Injects the `Clock` that everything takes the present from. */
export const CLOCK = Symbol('Clock');

@Global()
@Module({})
export class ConfigModule {
  static forRoot(settings: Settings, clock: Clock): DynamicModule {
    return {
      module: ConfigModule,
      providers: [
        { provide: SETTINGS, useValue: settings },
        { provide: CLOCK, useValue: clock },
      ],
      exports: [SETTINGS, CLOCK],
    };
  }
}
