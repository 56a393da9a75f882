import type { Clock } from '../../common/clock.js';
import { PORTFOLIO_FORMAT, RISK_LIMITS_FORMAT, SCENARIO_FORMAT } from '../document-format.js';
import { OnlyStore } from '../only-store.js';
import { ProcessRateCounters } from '../process-rate-counters.js';
import type { StorageAdapter } from '../storage-adapter.js';
import type { OnWarning } from '../warning.js';
import { FileAdministration } from './file-administration.js';
import { FileChangeLog } from './change-log.file-store.js';
import { DocumentParser } from './document-parser.js';
import { FileDocuments, type FileSpace } from './file-documents.js';
import { FileIdempotencyKeys } from './idempotency-keys.file-store.js';
import { FileLimitCheckLog } from './limit-check-log.file-store.js';
import { FilePortfolioStore } from './portfolio.file-store.js';
import { FileRiskLimitsStore } from './risk-limits.file-store.js';
import { FileScenarioStore } from './scenario.file-store.js';
import { FileApiTokenStore } from './sign-in/api-token.file-store.js';
import { FileSessionStore } from './sign-in/session.file-store.js';
import { FileUserStore } from './sign-in/user.file-store.js';
import { UserRecords } from './sign-in/user-records.js';
import { LOCK_WAIT_MS, UserLocks } from './user-locks.js';

export interface FileStorageOptions {
  /** Made with the first write. */
  readonly directory: string;
  readonly clock: Clock;
  readonly onWarning: OnWarning;
  /** @default nothing: files serve everybody */
  readonly requireServed?: FileSpace['requireServed'];
}

const everybody = (): Promise<void> => Promise.resolve();

/** YAML files, one folder a user. */
export function openFileStorage({
  directory,
  clock,
  onWarning,
  requireServed = everybody,
}: FileStorageOptions): StorageAdapter {
  const parser = new DocumentParser();
  const locks = new UserLocks(LOCK_WAIT_MS, ({ lock }) =>
    onWarning('storage-lock-awaited', { lock, giveUpAfterMs: LOCK_WAIT_MS }),
  );
  const space: FileSpace = { directory, clock, locks, parser, onWarning, requireServed };
  const portfolios = new FileDocuments(PORTFOLIO_FORMAT, space);
  const riskLimits = new FileDocuments(RISK_LIMITS_FORMAT, space);
  const records = new UserRecords(directory, onWarning);
  const users = new FileUserStore(space, records);
  return {
    portfolios: new FilePortfolioStore(portfolios, riskLimits),
    scenarios: new FileScenarioStore(new FileDocuments(SCENARIO_FORMAT, space)),
    riskLimits: new FileRiskLimitsStore(riskLimits, portfolios),
    changes: new FileChangeLog(space),
    limitChecks: new FileLimitCheckLog(space),
    idempotencyKeys: new FileIdempotencyKeys(space),
    users,
    sessions: new FileSessionStore(space, records),
    apiTokens: new FileApiTokenStore(space, records),
    rateCounters: new ProcessRateCounters(),
    serving: new OnlyStore('file'),
    administration: new FileAdministration(directory, { store: users, records }),
    close: () => parser.close(),
  };
}
