import { type DynamicModule, Module } from '@nestjs/common';
import { AdminModule } from './admin/admin.module.js';
import { AuthModule } from './auth/auth.module.js';
import { SessionPurgeModule } from './auth/sessions/purge/session-purge.module.js';
import { type Clock, systemClock } from './common/clock.js';
import { RouteTable } from './common/http/route-table.js';
import { ProblemsController } from './common/problem/problems.controller.js';
import type { Metrics } from './common/timing/metrics.js';
import { TimingModule } from './common/timing/timing.module.js';
import { ConfigModule } from './config/config.module.js';
import type { Settings } from './config/settings-table.js';
import { priceSourceOptions } from './market-data/market-data.config.js';
import { MarketDataModule } from './market-data/market-data.module.js';
import type { PriceSourceOptions } from './market-data/price-source.options.js';
import { PortfolioModule } from './portfolio/portfolio.module.js';
import { RiskLimitsModule } from './risk-limits/risk-limits.module.js';
import { ProxiesModule } from './proxies/proxies.module.js';
import { RevertModule } from './revert/revert.module.js';
import { RiskModule } from './risk/risk.module.js';
import { ScenarioModule } from './scenario/scenario.module.js';
import { SecurityModule } from './security/security.module.js';
import { storageOptions } from './storage/storage.config.js';
import { StorageModule } from './storage/storage.module.js';
import type { StorageOptions } from './storage/storage.options.js';

/** Where data, prices and the time come from, when not from what the settings name. */
export interface Sources {
  readonly storage?: StorageOptions;
  readonly prices?: PriceSourceOptions;
  readonly clock?: Clock;
}

/** What knows of every request. */
export interface Watched {
  readonly routes: RouteTable;
  readonly metrics: Metrics;
}

@Module({})
export class AppModule {
  static forRoot(
    settings: Settings,
    { routes, metrics }: Watched,
    { storage, prices, clock = systemClock }: Sources = {},
  ): DynamicModule {
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(settings, clock),
        TimingModule.forRoot(metrics),
        StorageModule.forRoot({
          storage: storage ?? storageOptions(settings),
          clock,
          metrics,
          slowMs: settings.slowQueryMs,
        }),
        MarketDataModule.forRoot({ prices: prices ?? priceSourceOptions(settings), clock }),
        AuthModule.forRoot(settings),
        SessionPurgeModule.forRoot(settings),
        PortfolioModule,
        RiskLimitsModule,
        RiskModule,
        ScenarioModule,
        ProxiesModule,
        SecurityModule,
        RevertModule,
        AdminModule.forRoot(settings),
      ],
      controllers: [ProblemsController],
      providers: [{ provide: RouteTable, useValue: routes }],
    };
  }
}
