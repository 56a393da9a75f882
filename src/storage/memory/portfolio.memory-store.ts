import type { UserId } from '../../auth/user-id.js';
import type {
  PageRequest,
  SaveOutcome,
  WriteOptions,
} from '../../common/document/stored-document.js';
import { PortfolioStore, type StoredPortfolio } from '../../portfolio/portfolio.store.js';
import type { Portfolio } from '../../portfolio/portfolio.js';
import type { RiskLimits } from '../../risk-limits/risk-limits.js';
import { RISK_LIMITS_FORMAT } from '../document-format.js';
import { removalOf } from '../write-plan.js';
import { inOneStep } from './in-one-step.js';
import type { MemoryDocuments } from './memory-documents.js';

export class MemoryPortfolioStore extends PortfolioStore {
  constructor(
    private readonly portfolios: MemoryDocuments<Portfolio>,
    private readonly riskLimits: MemoryDocuments<RiskLimits>,
  ) {
    super();
  }

  override list(ownerId: UserId, page: PageRequest): Promise<readonly StoredPortfolio[]> {
    return inOneStep(() => this.portfolios.list(ownerId, page));
  }

  override findByName(ownerId: UserId, name: string): Promise<StoredPortfolio | null> {
    return inOneStep(() => this.portfolios.find(ownerId, name));
  }

  override save(
    ownerId: UserId,
    name: string,
    portfolio: Portfolio,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    return inOneStep(() => this.portfolios.save({ ownerId, name }, portfolio, options));
  }

  override delete(ownerId: UserId, name: string, options: WriteOptions): Promise<boolean> {
    return inOneStep(() => {
      const itsLimits = this.riskLimits.find(ownerId, name);
      const isDeleted = this.portfolios.delete(
        ownerId,
        name,
        options,
        removalOf(RISK_LIMITS_FORMAT, itsLimits),
      );
      if (isDeleted) this.riskLimits.forget(ownerId, name);
      return isDeleted;
    });
  }
}
