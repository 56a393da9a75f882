import type { UserId } from '../auth/user-id.js';
import { type Page, toPage } from '../common/page.js';
import { AppError } from '../common/problem/app-error.js';
import { requireName } from '../portfolio/document-name.errors.js';
import type { PortfolioService } from '../portfolio/portfolio.service.js';
import type { EvaluationPage, LimitCheckLog } from './limit-check-log.js';
import type { LimitEvaluation, LimitFindings, OpenBreach } from './limit-evaluation.js';

/** The history of the limit checks of a user's portfolios. */
export class LimitCheckService {
  constructor(
    private readonly log: LimitCheckLog,
    private readonly portfolios: PortfolioService,
  ) {}

  record(ownerId: UserId, portfolioName: string, findings: LimitFindings): Promise<void> {
    return this.log.append(ownerId, portfolioName, findings);
  }

  /** Newest first; also of a portfolio that is gone. @throws PortfolioNotFoundError when nothing is known of it; invalid-name, invalid-request */
  async history(
    ownerId: UserId,
    portfolioName: string,
    { before, limit }: EvaluationPage,
  ): Promise<Page<LimitEvaluation>> {
    requireName(portfolioName);
    const found = await this.log.list(ownerId, portfolioName, { before, limit: limit + 1 });
    if (found.length === 0 && before !== null) {
      throw new AppError('invalid-request', 'the cursor is none that a list of these checks gave');
    }
    if (found.length === 0) await this.portfolios.get(ownerId, portfolioName);
    return toPage(found, limit, ({ id }) => id);
  }

  /** Breaches that have not been seen to end, in reporting order of limits. */
  openBreaches(ownerId: UserId, portfolioName: string): Promise<readonly OpenBreach[]> {
    return this.log.openBreaches(ownerId, portfolioName);
  }
}
