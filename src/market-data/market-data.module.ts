import { ConfigurableModuleBuilder, Module } from '@nestjs/common';
import { openPriceSource } from './price-sources.js';
import { PriceSource } from './price-source.js';
import type { PriceSourceOptions } from './price-source.options.js';

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<PriceSourceOptions>()
    .setClassMethodName('forRoot')
    .setExtras({ isGlobal: true }, (definition, { isGlobal }) => ({
      ...definition,
      global: isGlobal,
    }))
    .build();

/** Opens the chosen price source once. */
@Module({
  providers: [
    {
      provide: PriceSource,
      inject: [MODULE_OPTIONS_TOKEN],
      useFactory: (options: PriceSourceOptions) => openPriceSource(options),
    },
  ],
  exports: [PriceSource],
})
export class MarketDataModule extends ConfigurableModuleClass {}
