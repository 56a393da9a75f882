import type { UserId } from '../auth/user-id.js';
import { systemClock } from '../common/clock.js';
import type { Settings } from '../config/settings-table.js';
import { PortfolioImportService } from '../portfolio/import/portfolio-import.service.js';
import { PortfolioService } from '../portfolio/portfolio.service.js';
import { openReverts } from '../revert/open-reverts.js';
import type { RevertService } from '../revert/revert.service.js';
import { LimitCheckService } from '../risk-limits/limit-check.service.js';
import { RiskLimitsService } from '../risk-limits/risk-limits.service.js';
import { ScenarioService } from '../scenario/scenario.service.js';
import type { StorageAdapter } from '../storage/storage-adapter.js';
import { openStorage } from '../storage/storage-adapters.js';
import { storageOptions } from '../storage/storage.config.js';
import { type Terminal, warnOfEvent } from './terminal.js';

/** What is stored, of one user. */
export interface Store {
  readonly ownerId: UserId;
  readonly portfolios: PortfolioService;
  readonly riskLimits: RiskLimitsService;
  readonly scenarios: ScenarioService;
  readonly limitChecks: LimitCheckService;
  readonly imports: PortfolioImportService;
  readonly reverts: RevertService;
}

/** An e-mail address stands for the user who signed in with it last. Anything else is an id, of whoever may come to have data. */
async function ownerOf({ administration }: StorageAdapter, idOrEmail: UserId): Promise<UserId> {
  if (!idOrEmail.includes('@')) return idOrEmail;
  const user = await administration.findUserByEmail(idOrEmail.toLowerCase());
  return user?.id ?? idOrEmail;
}

/** Opens the store that the settings choose, does the task, and closes it whatever came of it. */
export async function withStore<Result>(
  settings: Settings,
  terminal: Terminal,
  task: (store: Store) => Promise<Result>,
): Promise<Result> {
  const storage = await openStorage(storageOptions(settings), systemClock, (event, fields) => {
    warnOfEvent(terminal, event, fields);
  });
  try {
    const portfolios = new PortfolioService(storage.portfolios, storage.changes);
    const riskLimits = new RiskLimitsService(storage.riskLimits, portfolios);
    const scenarios = new ScenarioService(storage.scenarios, portfolios);
    const limitChecks = new LimitCheckService(storage.limitChecks, portfolios);
    const imports = new PortfolioImportService(portfolios, systemClock);
    const documents = { portfolios, riskLimits, scenarios, limitChecks, imports };
    const ownerId = await ownerOf(storage, settings.user);
    return await task({ ownerId, ...documents, reverts: openReverts(storage) });
  } finally {
    await storage.close();
  }
}
