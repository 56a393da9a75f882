import type { StorageAdministration } from '../admin/storage-administration.js';
import type { RateCounters } from '../auth/limits/rate-counters.js';
import type { ServingStore } from '../auth/serving.store.js';
import type { SessionStore } from '../auth/sessions/session.store.js';
import type { ApiTokenStore } from '../auth/tokens/api-token.store.js';
import type { UserStore } from '../auth/users/user.store.js';
import type { IdempotencyKeys } from '../idempotency/idempotency-keys.js';
import type { ChangeLog } from '../portfolio/change-log.js';
import type { PortfolioStore } from '../portfolio/portfolio.store.js';
import type { LimitCheckLog } from '../risk-limits/limit-check-log.js';
import type { RiskLimitsStore } from '../risk-limits/risk-limits.store.js';
import type { ScenarioStore } from '../scenario/scenario.store.js';

/** Every port over one place that holds the data. A new port is a compile error in each adapter until it has it. */
export interface StorageAdapter {
  readonly portfolios: PortfolioStore;
  readonly scenarios: ScenarioStore;
  readonly riskLimits: RiskLimitsStore;
  readonly changes: ChangeLog;
  readonly limitChecks: LimitCheckLog;
  readonly idempotencyKeys: IdempotencyKeys;
  readonly users: UserStore;
  readonly sessions: SessionStore;
  readonly apiTokens: ApiTokenStore;
  readonly rateCounters: RateCounters;
  readonly serving: ServingStore;
  readonly administration: StorageAdministration;
  close(): Promise<void>;
}
