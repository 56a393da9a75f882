import type { Clock } from '../../common/clock.js';
import { PORTFOLIO_FORMAT, RISK_LIMITS_FORMAT, SCENARIO_FORMAT } from '../document-format.js';
import { OnlyStore } from '../only-store.js';
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

/** A store that forgets everything when the process ends, for tests. */
export function openMemoryStorage(clock: Clock): StorageAdapter {
  const spaces = new MemorySpaces();
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
    serving: new OnlyStore('memory'),
    administration: new MemoryAdministration(),
    close: () => Promise.resolve(),
  };
}
