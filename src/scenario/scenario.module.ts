import { Module } from '@nestjs/common';
import { CashMapSource } from '../portfolio/cash-map.source.js';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { PositionValuesService } from '../risk/position-values.service.js';
import { RiskModule } from '../risk/risk.module.js';
import { RiskService } from '../risk/risk.service.js';
import { EpisodeSource } from '../risk/stress/episode.source.js';
import { StressModule } from '../risk/stress/stress.module.js';
import { RiskLimitsModule } from '../risk-limits/risk-limits.module.js';
import { RiskLimitsService } from '../risk-limits/risk-limits.service.js';
import { ScenarioController } from './scenario.controller.js';
import { ScenarioService } from './scenario.service.js';
import { ScenarioStore } from './scenario.store.js';
import { ScenarioComparisonController } from './what-if/scenario-comparison.controller.js';
import { ScenarioComparisonService } from './what-if/scenario-comparison.service.js';
import { WhatIfController } from './what-if/what-if.controller.js';
import { WhatIfService } from './what-if/what-if.service.js';

@Module({
  imports: [PortfolioModule, RiskLimitsModule, RiskModule, StressModule],
  controllers: [ScenarioController, ScenarioComparisonController, WhatIfController],
  providers: [
    {
      provide: ScenarioService,
      inject: [ScenarioStore, PortfolioService],
      useFactory: (scenarios: ScenarioStore, portfolios: PortfolioService) =>
        new ScenarioService(scenarios, portfolios),
    },
    {
      provide: WhatIfService,
      inject: [RiskService, PositionValuesService, CashMapSource, EpisodeSource],
      useFactory: (
        risk: RiskService,
        values: PositionValuesService,
        cashMaps: CashMapSource,
        episodes: EpisodeSource,
      ) => new WhatIfService(risk, values, cashMaps, episodes),
    },
    {
      provide: ScenarioComparisonService,
      inject: [ScenarioService, PortfolioService, RiskLimitsService, WhatIfService],
      useFactory: (
        scenarios: ScenarioService,
        portfolios: PortfolioService,
        riskLimits: RiskLimitsService,
        whatIfs: WhatIfService,
      ) => new ScenarioComparisonService(scenarios, portfolios, riskLimits, whatIfs),
    },
  ],
  exports: [ScenarioService],
})
export class ScenarioModule {}
