import { Module } from '@nestjs/common';
import { ChangeLog } from '../portfolio/change-log.js';
import { PortfolioStore } from '../portfolio/portfolio.store.js';
import { RiskLimitsStore } from '../risk-limits/risk-limits.store.js';
import { ScenarioStore } from '../scenario/scenario.store.js';
import { openReverts } from './open-reverts.js';
import { RevertController } from './revert.controller.js';
import { RevertService } from './revert.service.js';

@Module({
  controllers: [RevertController],
  providers: [
    {
      provide: RevertService,
      inject: [PortfolioStore, ScenarioStore, RiskLimitsStore, ChangeLog],
      useFactory: (
        portfolios: PortfolioStore,
        scenarios: ScenarioStore,
        riskLimits: RiskLimitsStore,
        changes: ChangeLog,
      ) => openReverts({ portfolios, scenarios, riskLimits, changes }),
    },
  ],
})
export class RevertModule {}
