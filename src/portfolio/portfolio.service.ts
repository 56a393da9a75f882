import type { UserId } from '../auth/user-id.js';
import { type Page, toPage } from '../common/page.js';
import { AppError } from '../common/problem/app-error.js';
import { requireName } from './document-name.errors.js';
import type { ChangeLog, ChangeQuery } from './change-log.js';
import type { ChangeSet } from './change.js';
import { NamedDocumentService } from './named-document.service.js';
import { PortfolioNotFoundError } from './portfolio.errors.js';
import type { PortfolioStore } from './portfolio.store.js';
import type { Portfolio } from './portfolio.js';

/** A user's portfolios: listed, read, written, and their history. */
export class PortfolioService extends NamedDocumentService<Portfolio> {
  constructor(
    protected readonly documents: PortfolioStore,
    private readonly changeLog: ChangeLog,
  ) {
    super();
  }

  /** Newest first; also of a portfolio that is gone. @throws PortfolioNotFoundError when nothing is known of it; invalid-request */
  async changes(ownerId: UserId, query: ChangeQuery): Promise<Page<ChangeSet>> {
    if (query.portfolioName !== null) requireName(query.portfolioName);
    const found = await this.changeLog.list(ownerId, { ...query, limit: query.limit + 1 });
    if (found.length === 0 && query.before !== null) {
      throw new AppError('invalid-request', 'the cursor is none that a list of these changes gave');
    }
    if (found.length === 0 && query.portfolioName !== null) {
      await this.get(ownerId, query.portfolioName);
    }
    return toPage(found, query.limit, (change) => change.id);
  }

  /** What an earlier run of an operation wrote; null for nothing, and for what is no operation. */
  async written(ownerId: UserId, operationId: string | undefined): Promise<ChangeSet | null> {
    return operationId === undefined ? null : this.changeLog.find(ownerId, operationId);
  }

  protected notFound(name: string): PortfolioNotFoundError {
    return new PortfolioNotFoundError({ name });
  }
}
