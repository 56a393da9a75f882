import { randomUUID } from 'node:crypto';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { documentVersion } from '../../common/document/canonical-json.js';
import type { WriteOptions } from '../../common/document/stored-document.js';
import { CorruptDataError } from '../../common/problem/corrupt-data.error.js';
import { requireReading } from '../../common/problem/invalid-document.error.js';
import type { Change } from '../change.js';
import { requireName } from '../document-name.errors.js';
import { exactCondition } from '../../common/exact-condition.js';
import { portfolioChanges } from '../portfolio-changes.js';
import { portfolioDocument } from '../portfolio-document.js';
import type { PortfolioService } from '../portfolio.service.js';
import type { StoredPortfolio } from '../portfolio.store.js';
import type { Portfolio } from '../portfolio.js';
import { defaultDates } from './default-dates.js';
import { type GivenDates, readPortfolioCsv } from './read-portfolio-csv.js';

/** What is imported: a portfolio as a whole, or a table of what is held. */
export type ImportSource =
  | { readonly kind: 'portfolio'; readonly portfolio: Portfolio }
  | { readonly kind: 'csv'; readonly text: string; readonly dates: Partial<GivenDates> };

export interface ImportOutcome {
  readonly version: string;
  readonly created: boolean;
  /** Null when nothing was written: a dry run, or all was there already. */
  readonly changeId: string | null;
  readonly changes: readonly Change[];
}

/** Takes in what another program exported. */
export class PortfolioImportService {
  constructor(
    private readonly portfolios: PortfolioService,
    private readonly clock: Clock,
  ) {}

  /** What an earlier run of the same operation imported; null for nothing. */
  async done(ownerId: UserId, operationId: string | undefined): Promise<ImportOutcome | null> {
    const written = await this.portfolios.written(ownerId, operationId);
    if (written === null) return null;
    const { id: changeId, versionBefore, versionAfter, changes } = written;
    return { changeId, version: versionAfter ?? '', created: versionBefore === null, changes };
  }

  /**
   * Stores it under the name, in place of what is there. A table replaces what is held and, where they are given, the
   * dates; the rest stays. A new portfolio of a table ends with the last complete month, five years after its start.
   * @throws AppError `invalid-document` with every fault of every row; CorruptDataError when a table is to go into a
   * portfolio that cannot be read; StaleVersionError, AlreadyExistsError, invalid-name
   */
  async import(
    ownerId: UserId,
    {
      name,
      source,
      dryRun,
    }: { readonly name: string; readonly source: ImportSource; readonly dryRun: boolean },
    options: WriteOptions,
  ): Promise<ImportOutcome> {
    requireName(name);
    const stored = await this.portfolios.find(ownerId, name);
    const condition = exactCondition(options.condition, { version: stored?.version ?? null, name });
    const before = stored?.state === 'valid' ? stored.content : null;
    const portfolio =
      source.kind === 'portfolio' ? source.portfolio : await this.merge(source, stored);
    const changes = portfolioChanges(before, portfolio);
    const version = documentVersion(portfolioDocument(portfolio));
    const outcome = { version, created: stored === null, changes };
    if (dryRun || changes.length === 0) return { ...outcome, changeId: null };
    const changeId = options.changeId ?? randomUUID();
    await this.portfolios.save(ownerId, name, portfolio, { ...options, condition, changeId });
    return { ...outcome, changeId };
  }

  private async merge(
    { text, dates }: ImportSource & { readonly kind: 'csv' },
    stored: StoredPortfolio | null,
  ): Promise<Portfolio> {
    if (stored?.state === 'corrupt') throw new CorruptDataError(stored);
    const whole = { ...(stored?.content ?? defaultDates(this.clock.now())), ...dates };
    const read = requireReading(await readPortfolioCsv(text, whole), 'the table');
    if (stored === null) return read;
    const { startDate, endDate, positions } = read;
    return { ...stored.content, startDate, endDate, positions };
  }
}
