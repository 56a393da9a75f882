import { Logger, Module } from '@nestjs/common';
import { SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings-table.js';
import { CashMapSource } from './cash-map.source.js';
import { ChangeLog } from './change-log.js';
import { openCashMapFile } from './file-cash-map.source.js';
import { PortfolioViewsController } from './portfolio-views.controller.js';
import { PortfolioController } from './portfolio.controller.js';
import { PortfolioService } from './portfolio.service.js';
import { PortfolioStore } from './portfolio.store.js';

@Module({
  controllers: [PortfolioController, PortfolioViewsController],
  providers: [
    {
      provide: PortfolioService,
      inject: [PortfolioStore, ChangeLog],
      useFactory: (portfolios: PortfolioStore, changes: ChangeLog) =>
        new PortfolioService(portfolios, changes),
    },
    {
      provide: CashMapSource,
      inject: [SETTINGS],
      useFactory: ({ cashMapPath }: Settings) => {
        const logger = new Logger('CashMap');
        return openCashMapFile({
          path: cashMapPath,
          onWarning: (event, fields) => {
            logger.warn({ event, ...fields });
          },
        });
      },
    },
  ],
  exports: [PortfolioService, CashMapSource],
})
export class PortfolioModule {}
