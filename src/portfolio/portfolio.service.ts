import type { UserId } from '../auth/user-id.js';
import type {
  PageRequest,
  SaveOutcome,
  ValidDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import { type Page, toPage } from '../common/page.js';
import { AppError } from '../common/problem/app-error.js';
import { CorruptDataError } from '../common/problem/corrupt-data.error.js';
import type { ChangeLog, ChangeQuery } from './change-log.js';
import type { ChangeSet } from './change.js';
import { requireName } from './document-name.errors.js';
import { PortfolioNotFoundError } from './portfolio.errors.js';
import type { PortfolioStore, StoredPortfolio } from './portfolio.store.js';
import type { Portfolio } from './portfolio.js';

/** A user's portfolios: listed, read, written, and their history. */
export class PortfolioService {
  constructor(
    private readonly portfolios: PortfolioStore,
    private readonly changeLog: ChangeLog,
  ) {}

  /** In code-unit order of names; corrupt ones are listed and say so. */
  async list(ownerId: UserId, page: PageRequest): Promise<Page<StoredPortfolio>> {
    const found = await this.portfolios.list(ownerId, { ...page, limit: page.limit + 1 });
    return toPage(found, page.limit, (stored) => stored.name);
  }

  /** As stored, valid or corrupt. @throws PortfolioNotFoundError, invalid-name */
  async get(ownerId: UserId, name: string): Promise<StoredPortfolio> {
    requireName(name);
    const stored = await this.portfolios.findByName(ownerId, name);
    if (stored === null) throw new PortfolioNotFoundError({ name });
    return stored;
  }

  /** For everything that computes with it. @throws PortfolioNotFoundError, CorruptDataError, invalid-name */
  async getValid(ownerId: UserId, name: string): Promise<ValidDocument<Portfolio>> {
    const stored = await this.get(ownerId, name);
    if (stored.state === 'corrupt') throw new CorruptDataError(stored);
    return stored;
  }

  /** @throws StaleVersionError, AlreadyExistsError, invalid-name */
  async save(
    ownerId: UserId,
    name: string,
    portfolio: Portfolio,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    requireName(name);
    return this.portfolios.save(ownerId, name, portfolio, options);
  }

  /** @throws PortfolioNotFoundError, StaleVersionError, invalid-name */
  async delete(ownerId: UserId, name: string, options: WriteOptions): Promise<void> {
    requireName(name);
    const removed = await this.portfolios.delete(ownerId, name, options);
    if (!removed) throw new PortfolioNotFoundError({ name });
  }

  /** Newest first; also of a portfolio that is gone. @throws PortfolioNotFoundError when nothing is known of it; invalid-request */
  async changes(ownerId: UserId, query: ChangeQuery): Promise<Page<ChangeSet>> {
    const found = await this.changeLog.list(ownerId, { ...query, limit: query.limit + 1 });
    if (found.length === 0 && query.before !== null) {
      throw new AppError('invalid-request', 'the cursor is none that a list of these changes gave');
    }
    if (found.length === 0 && query.portfolioName !== null) {
      await this.get(ownerId, query.portfolioName);
    }
    return toPage(found, query.limit, (change) => change.id);
  }
}
