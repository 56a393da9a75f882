import type { Clock } from '../../common/clock.js';
import { OnlyStore } from '../only-store.js';
import type { StorageAdapter } from '../storage-adapter.js';
import { PrismaAdministration } from './prisma-administration.js';
import { PrismaChangeLog } from './change-log.prisma-store.js';
import type { Database, OwnTransactions } from './database.js';
import { PrismaIdempotencyKeys } from './idempotency-keys.prisma-store.js';
import { PrismaLimitCheckLog } from './limit-check-log.prisma-store.js';
import { PrismaPortfolioStore } from './portfolio.prisma-store.js';
import { PrismaDocuments } from './prisma-documents.js';
import { PrismaRiskLimitsStore } from './risk-limits.prisma-store.js';
import { PrismaScenarioStore } from './scenario.prisma-store.js';
import { PORTFOLIO_TABLE } from './tables/portfolio-table.js';
import { RISK_LIMITS_TABLE } from './tables/risk-limits-table.js';
import { SCENARIO_TABLE } from './tables/scenario-table.js';

/** Every port over one database. Closing it closes the connections. */
export function openPrismaStorage(database: Database, clock: Clock): StorageAdapter {
  return {
    ...prismaPorts(database, clock),
    serving: new OnlyStore('database'),
    administration: new PrismaAdministration(database),
    close: () => database.close(),
  };
}

/** The ports of what belongs to users. */
export function prismaPorts(
  database: OwnTransactions,
  clock: Clock,
): Omit<StorageAdapter, 'serving' | 'administration' | 'close'> {
  const portfolios = new PrismaDocuments(PORTFOLIO_TABLE, database, clock);
  const riskLimits = new PrismaDocuments(RISK_LIMITS_TABLE, database, clock);
  return {
    portfolios: new PrismaPortfolioStore(portfolios, riskLimits),
    scenarios: new PrismaScenarioStore(new PrismaDocuments(SCENARIO_TABLE, database, clock)),
    riskLimits: new PrismaRiskLimitsStore(riskLimits, portfolios, clock),
    changes: new PrismaChangeLog(database),
    limitChecks: new PrismaLimitCheckLog(database, clock),
    idempotencyKeys: new PrismaIdempotencyKeys(database, clock),
  };
}
