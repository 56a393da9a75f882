import { Logger, Module } from '@nestjs/common';
import type { Clock } from '../common/clock.js';
import { CLOCK, SETTINGS } from '../config/config.module.js';
import type { Settings } from '../config/settings-table.js';
import { CashMapSource } from './cash-map.source.js';
import { ChangeLog } from './change-log.js';
import { PortfolioImportController } from './import/portfolio-import.controller.js';
import { PortfolioImportService } from './import/portfolio-import.service.js';
import { openCashMapFile } from './file-cash-map.source.js';
import { PortfolioViewsController } from './portfolio-views.controller.js';
import { PortfolioController } from './portfolio.controller.js';
import { PortfolioService } from './portfolio.service.js';
import { PortfolioStore } from './portfolio.store.js';

@Module({
  controllers: [PortfolioController, PortfolioViewsController, PortfolioImportController],
  providers: [
    {
      provide: PortfolioService,
      inject: [PortfolioStore, ChangeLog],
      useFactory: (portfolios: PortfolioStore, changes: ChangeLog) =>
        new PortfolioService(portfolios, changes),
    },
    {
      provide: PortfolioImportService,
      inject: [PortfolioService, CLOCK],
      useFactory: (portfolios: PortfolioService, clock: Clock) =>
        new PortfolioImportService(portfolios, clock),
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
