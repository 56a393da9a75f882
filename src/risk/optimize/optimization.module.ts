import { Module } from '@nestjs/common';
import { PriceSource } from '../../market-data/price-source.js';
import { CashMapSource } from '../../portfolio/cash-map.source.js';
import { PortfolioModule } from '../../portfolio/portfolio.module.js';
import { RiskLimitsModule } from '../../risk-limits/risk-limits.module.js';
import { Calculator } from '../calculator.js';
import { JobsModule } from '../jobs/jobs.module.js';
import { CalculatorModule } from '../workers/calculator.module.js';
import { OptimizationController } from './optimization.controller.js';
import { OptimizationService } from './optimization.service.js';

@Module({
  imports: [PortfolioModule, RiskLimitsModule, CalculatorModule, JobsModule],
  controllers: [OptimizationController],
  providers: [
    {
      provide: OptimizationService,
      inject: [PriceSource, CashMapSource, Calculator],
      useFactory: (prices: PriceSource, cashMaps: CashMapSource, calculator: Calculator) =>
        new OptimizationService(prices, cashMaps, calculator),
    },
  ],
})
export class OptimizationModule {}
