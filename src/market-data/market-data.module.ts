import { ConfigurableModuleBuilder, Logger, Module } from '@nestjs/common';
import type { Clock } from '../common/clock.js';
import { openPriceSource } from './price-sources.js';
import { PriceSource } from './price-source.js';
import type { PriceSourceOptions } from './price-source.options.js';
import { TimedPriceSource } from './timed.price-source.js';

export interface MarketDataModuleOptions {
  readonly prices: PriceSourceOptions;
  readonly clock: Clock;
}

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<MarketDataModuleOptions>()
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
      useFactory: async ({ prices, clock }: MarketDataModuleOptions) => {
        const logger = new Logger('Prices');
        const onWarning = (event: string, fields: object): void => {
          logger.warn({ event, ...fields });
        };
        return new TimedPriceSource(await openPriceSource(prices, { clock, onWarning }));
      },
    },
  ],
  exports: [PriceSource],
})
export class MarketDataModule extends ConfigurableModuleClass {}
