import { Module } from '@nestjs/common';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { PortfolioRiskLimitsController } from './portfolio-risk-limits.controller.js';
import { RiskLimitsController } from './risk-limits.controller.js';
import { RiskLimitsService } from './risk-limits.service.js';
import { RiskLimitsStore } from './risk-limits.store.js';

@Module({
  imports: [PortfolioModule],
  controllers: [RiskLimitsController, PortfolioRiskLimitsController],
  providers: [
    {
      provide: RiskLimitsService,
      inject: [RiskLimitsStore, PortfolioService],
      useFactory: (riskLimits: RiskLimitsStore, portfolios: PortfolioService) =>
        new RiskLimitsService(riskLimits, portfolios),
    },
  ],
  exports: [RiskLimitsService],
})
export class RiskLimitsModule {}
