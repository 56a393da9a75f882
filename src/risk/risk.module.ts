import { Logger, Module } from '@nestjs/common';
import { PriceSource } from '../market-data/price-source.js';
import { CashMapSource } from '../portfolio/cash-map.source.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { LimitCheckService } from '../risk-limits/limit-check.service.js';
import { RiskLimitsModule } from '../risk-limits/risk-limits.module.js';
import { AnalysisController } from './analysis.controller.js';
import { PositionValuesService } from './position-values.service.js';
import { PositionsController } from './positions.controller.js';
import { LimitCheckRecorder } from './limit-check-recorder.js';
import { RiskService } from './risk.service.js';
import { JobsModule } from './jobs/jobs.module.js';
import { OptimizationModule } from './optimize/optimization.module.js';
import { StressModule } from './stress/stress.module.js';
import { CalculatorModule } from './workers/calculator.module.js';
import { Calculator } from './calculator.js';

@Module({
  imports: [
    PortfolioModule,
    RiskLimitsModule,
    CalculatorModule,
    JobsModule,
    OptimizationModule,
    StressModule,
  ],
  controllers: [AnalysisController, PositionsController],
  providers: [
    {
      provide: RiskService,
      inject: [PriceSource, CashMapSource, Calculator],
      useFactory: (prices: PriceSource, cashMaps: CashMapSource, calculator: Calculator) =>
        new RiskService(prices, cashMaps, calculator),
    },
    {
      provide: LimitCheckRecorder,
      inject: [LimitCheckService],
      useFactory: (limitChecks: LimitCheckService) => {
        const logger = new Logger('LimitChecks');
        return new LimitCheckRecorder(limitChecks, (event, fields) => {
          logger.error({ event, ...fields });
        });
      },
    },
    {
      provide: PositionValuesService,
      inject: [PriceSource, CashMapSource],
      useFactory: (prices: PriceSource, cashMaps: CashMapSource) =>
        new PositionValuesService(prices, cashMaps),
    },
  ],
  exports: [RiskService, CalculatorModule, JobsModule, PositionValuesService],
})
export class RiskModule {}
