import { Logger, Module } from '@nestjs/common';
import { SETTINGS } from '../../config/config.module.js';
import type { Settings } from '../../config/settings-table.js';
import { PriceSource } from '../../market-data/price-source.js';
import { CashMapSource } from '../../portfolio/cash-map.source.js';
import { PortfolioModule } from '../../portfolio/portfolio.module.js';
import { Calculator } from '../calculator.js';
import { CalculatorModule } from '../workers/calculator.module.js';
import { EpisodeSource } from './episode.source.js';
import { openEpisodeFile } from './file-episode.source.js';
import { StressController } from './stress.controller.js';
import { StressService } from './stress.service.js';

@Module({
  imports: [PortfolioModule, CalculatorModule],
  controllers: [StressController],
  providers: [
    {
      provide: EpisodeSource,
      inject: [SETTINGS],
      useFactory: ({ stressScenariosPath }: Settings) => {
        const logger = new Logger('StressScenarios');
        return openEpisodeFile({
          path: stressScenariosPath,
          onWarning: (event, fields) => {
            logger.warn({ event, ...fields });
          },
        });
      },
    },
    {
      provide: StressService,
      inject: [PriceSource, CashMapSource, EpisodeSource, Calculator],
      useFactory: (
        prices: PriceSource,
        cashMaps: CashMapSource,
        episodes: EpisodeSource,
        calculator: Calculator,
      ) => new StressService(prices, cashMaps, episodes, calculator),
    },
  ],
  exports: [EpisodeSource],
})
export class StressModule {}
