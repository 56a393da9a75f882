import { type DynamicModule, Global, Module } from '@nestjs/common';
import type { Settings } from './settings-table.js';

/** Injects the `Settings` the process was started with. */
export const SETTINGS = Symbol('Settings');

@Global()
@Module({})
export class ConfigModule {
  static forRoot(settings: Settings): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: SETTINGS, useValue: settings }],
      exports: [SETTINGS],
    };
  }
}
