import { Module } from '@nestjs/common';
import { PortfolioModule } from '../portfolio/portfolio.module.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { ScenarioController } from './scenario.controller.js';
import { ScenarioService } from './scenario.service.js';
import { ScenarioStore } from './scenario.store.js';

@Module({
  imports: [PortfolioModule],
  controllers: [ScenarioController],
  providers: [
    {
      provide: ScenarioService,
      inject: [ScenarioStore, PortfolioService],
      useFactory: (scenarios: ScenarioStore, portfolios: PortfolioService) =>
        new ScenarioService(scenarios, portfolios),
    },
  ],
  exports: [ScenarioService],
})
export class ScenarioModule {}
