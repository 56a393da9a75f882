import type { Clock } from '../../common/clock.js';
import { OnlyStore } from '../only-store.js';
import type { StorageAdapter } from '../storage-adapter.js';
import { PrismaAdministration } from './prisma-administration.js';
import { PrismaChangeLog } from './change-log.prisma-store.js';
import type { Database, DocumentTransactions } from './database.js';
import { PrismaIdempotencyKeys } from './idempotency-keys.prisma-store.js';
import { PrismaLimitCheckLog } from './limit-check-log.prisma-store.js';
import { PrismaPortfolioStore } from './portfolio.prisma-store.js';
import { PrismaDocuments } from './prisma-documents.js';
import { PrismaRiskLimitsStore } from './risk-limits.prisma-store.js';
import { PrismaScenarioStore } from './scenario.prisma-store.js';
import { PrismaApiTokenStore } from './sign-in/api-token.prisma-store.js';
import { PrismaRateCounters } from './sign-in/prisma-rate-counters.js';
import { PrismaSessionStore } from './sign-in/session.prisma-store.js';
import { PrismaUserStore } from './sign-in/user.prisma-store.js';
import { PORTFOLIO_TABLE } from './tables/portfolio-table.js';
import { RISK_LIMITS_TABLE } from './tables/risk-limits-table.js';
import { SCENARIO_TABLE } from './tables/scenario-table.js';

/** Every port over one database. Closing it closes the connections. */
export function openPrismaStorage(database: Database, clock: Clock): StorageAdapter {
  return {
    ...prismaPorts(database, clock),
    users: new PrismaUserStore(database),
    sessions: new PrismaSessionStore(database),
    apiTokens: new PrismaApiTokenStore(database),
    rateCounters: new PrismaRateCounters(database),
    serving: new OnlyStore('database'),
    administration: new PrismaAdministration(database),
    close: () => database.close(),
  };
}

/** The ports of what users keep, and of what became of it. */
export function prismaPorts(
  database: DocumentTransactions,
  clock: Clock,
): Pick<
  StorageAdapter,
  'portfolios' | 'scenarios' | 'riskLimits' | 'changes' | 'limitChecks' | 'idempotencyKeys'
> {
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
