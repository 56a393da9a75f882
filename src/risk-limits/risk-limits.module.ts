import { Module } from '@nestjs/common';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { LimitCheckLog } from './limit-check-log.js';
import { LimitCheckService } from './limit-check.service.js';
import { LimitChecksController } from './limit-checks.controller.js';
import { PortfolioRiskLimitsController } from './portfolio-risk-limits.controller.js';
import { RiskLimitsController } from './risk-limits.controller.js';
import { RiskLimitsService } from './risk-limits.service.js';
import { RiskLimitsStore } from './risk-limits.store.js';

@Module({
  imports: [PortfolioModule],
  controllers: [RiskLimitsController, PortfolioRiskLimitsController, LimitChecksController],
  providers: [
    {
      provide: RiskLimitsService,
      inject: [RiskLimitsStore, PortfolioService],
      useFactory: (riskLimits: RiskLimitsStore, portfolios: PortfolioService) =>
        new RiskLimitsService(riskLimits, portfolios),
    },
    {
      provide: LimitCheckService,
      inject: [LimitCheckLog, PortfolioService],
      useFactory: (log: LimitCheckLog, portfolios: PortfolioService) =>
        new LimitCheckService(log, portfolios),
    },
  ],
  exports: [RiskLimitsService, LimitCheckService],
})
export class RiskLimitsModule {}
