import type { Clock } from '../../common/clock.js';
import { PORTFOLIO_FORMAT, RISK_LIMITS_FORMAT, SCENARIO_FORMAT } from '../document-format.js';
import { OnlyStore } from '../only-store.js';
import { ProcessRateCounters } from '../process-rate-counters.js';
import type { StorageAdapter } from '../storage-adapter.js';
import { MemoryAdministration } from './memory-administration.js';
import { MemoryChangeLog } from './change-log.memory-store.js';
import { MemoryIdempotencyKeys } from './idempotency-keys.memory-store.js';
import { MemoryLimitCheckLog } from './limit-check-log.memory-store.js';
import { MemoryDocuments } from './memory-documents.js';
import { MemoryPortfolioStore } from './portfolio.memory-store.js';
import { MemoryRiskLimitsStore } from './risk-limits.memory-store.js';
import { MemoryScenarioStore } from './scenario.memory-store.js';
import { MemorySpaces } from './memory-space.js';
import { MemoryApiTokenStore } from './sign-in/api-token.memory-store.js';
import { MemoryAccounts } from './sign-in/memory-accounts.js';
import { MemorySessionStore } from './sign-in/session.memory-store.js';
import { MemoryUserStore } from './sign-in/user.memory-store.js';

/** A store that forgets everything when the process ends, for tests. */
export function openMemoryStorage(clock: Clock): StorageAdapter {
  const spaces = new MemorySpaces();
  const accounts = new MemoryAccounts();
  const portfolios = new MemoryDocuments(PORTFOLIO_FORMAT, spaces, (s) => s.portfolios, clock);
  const scenarios = new MemoryDocuments(SCENARIO_FORMAT, spaces, (s) => s.scenarios, clock);
  const riskLimits = new MemoryDocuments(RISK_LIMITS_FORMAT, spaces, (s) => s.riskLimits, clock);
  return {
    portfolios: new MemoryPortfolioStore(portfolios, riskLimits),
    scenarios: new MemoryScenarioStore(scenarios),
    riskLimits: new MemoryRiskLimitsStore(riskLimits, portfolios),
    changes: new MemoryChangeLog(spaces),
    limitChecks: new MemoryLimitCheckLog(spaces, clock),
    idempotencyKeys: new MemoryIdempotencyKeys(spaces, clock),
    users: new MemoryUserStore(accounts),
    sessions: new MemorySessionStore(accounts),
    apiTokens: new MemoryApiTokenStore(accounts),
    rateCounters: new ProcessRateCounters(),
    serving: new OnlyStore('memory'),
    administration: new MemoryAdministration(accounts),
    close: () => Promise.resolve(),
  };
}
