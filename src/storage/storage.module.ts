import {
  ConfigurableModuleBuilder,
  Global,
  Inject,
  Logger,
  Module,
  type OnApplicationShutdown,
} from '@nestjs/common';
import { StorageAdministration } from '../admin/storage-administration.js';
import { RateCounters } from '../auth/limits/rate-counters.js';
import { ServingStore } from '../auth/serving.store.js';
import { SessionStore } from '../auth/sessions/session.store.js';
import { ApiTokenStore } from '../auth/tokens/api-token.store.js';
import { UserStore } from '../auth/users/user.store.js';
import type { Clock } from '../common/clock.js';
import type { Metrics } from '../common/timing/metrics.js';
import { IdempotencyKeys } from '../idempotency/idempotency-keys.js';
import { ChangeLog } from '../portfolio/change-log.js';
import { PortfolioStore } from '../portfolio/portfolio.store.js';
import { LimitCheckLog } from '../risk-limits/limit-check-log.js';
import { RiskLimitsStore } from '../risk-limits/risk-limits.store.js';
import { ScenarioStore } from '../scenario/scenario.store.js';
import { followPool } from './follow-pool.js';
import { observeStorage } from './observe-storage.js';
import type { StorageAdapter } from './storage-adapter.js';
import { openStorage } from './storage-adapters.js';
import type { StorageOptions } from './storage.options.js';
import type { OnWarning } from './warning.js';

export interface StorageModuleOptions {
  readonly storage: StorageOptions;
  readonly clock: Clock;
  readonly metrics: Metrics;
  /** An operation that takes longer is logged as slow. */
  readonly slowMs: number;
}

const { ConfigurableModuleClass, MODULE_OPTIONS_TOKEN } =
  new ConfigurableModuleBuilder<StorageModuleOptions>().setClassMethodName('forRoot').build();

const ADAPTER = Symbol('StorageAdapter');

/** Opens the chosen store once, gives each port under its own class, and closes the store at shutdown. */
@Global()
@Module({
  providers: [
    {
      provide: ADAPTER,
      inject: [MODULE_OPTIONS_TOKEN],
      useFactory: async ({ storage, clock, metrics, slowMs }: StorageModuleOptions) => {
        const logger = new Logger('Storage');
        const onWarning: OnWarning = (event, fields) => {
          logger.warn({ event, ...fields });
        };
        const observer = observeStorage({ metrics, slowMs, logger });
        const adapter = await openStorage(storage, clock, onWarning, observer);
        followPool(metrics, adapter.administration);
        return adapter;
      },
    },
    portProvider(StorageAdministration, (adapter) => adapter.administration),
    portProvider(PortfolioStore, (adapter) => adapter.portfolios),
    portProvider(ScenarioStore, (adapter) => adapter.scenarios),
    portProvider(RiskLimitsStore, (adapter) => adapter.riskLimits),
    portProvider(ServingStore, (adapter) => adapter.serving),
    portProvider(ChangeLog, (adapter) => adapter.changes),
    portProvider(LimitCheckLog, (adapter) => adapter.limitChecks),
    portProvider(IdempotencyKeys, (adapter) => adapter.idempotencyKeys),
    portProvider(UserStore, (adapter) => adapter.users),
    portProvider(SessionStore, (adapter) => adapter.sessions),
    portProvider(ApiTokenStore, (adapter) => adapter.apiTokens),
    portProvider(RateCounters, (adapter) => adapter.rateCounters),
  ],
  exports: [
    StorageAdministration,
    ServingStore,
    PortfolioStore,
    ScenarioStore,
    RiskLimitsStore,
    ChangeLog,
    LimitCheckLog,
    IdempotencyKeys,
    UserStore,
    SessionStore,
    ApiTokenStore,
    RateCounters,
  ],
})
export class StorageModule extends ConfigurableModuleClass implements OnApplicationShutdown {
  constructor(@Inject(ADAPTER) private readonly adapter: StorageAdapter) {
    super();
  }

  onApplicationShutdown(): Promise<void> {
    return this.adapter.close();
  }
}

function portProvider<Port>(
  token: abstract new () => Port,
  pick: (adapter: StorageAdapter) => Port,
): { provide: typeof token; inject: symbol[]; useFactory: typeof pick } {
  return { provide: token, inject: [ADAPTER], useFactory: pick };
}
