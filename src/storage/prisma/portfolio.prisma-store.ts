import type { UserId } from '../../auth/user-id.js';
import type {
  PageRequest,
  SaveOutcome,
  WriteOptions,
} from '../../common/document/stored-document.js';
import { PortfolioStore, type StoredPortfolio } from '../../portfolio/portfolio.store.js';
import type { Portfolio } from '../../portfolio/portfolio.js';
import type { RiskLimits } from '../../risk-limits/risk-limits.js';
import type { PrismaDocuments } from './prisma-documents.js';

export class PrismaPortfolioStore extends PortfolioStore {
  constructor(
    private readonly portfolios: PrismaDocuments<Portfolio>,
    private readonly riskLimits: PrismaDocuments<RiskLimits>,
  ) {
    super();
  }

  override list(ownerId: UserId, page: PageRequest): Promise<readonly StoredPortfolio[]> {
    return this.portfolios.list(ownerId, page);
  }

  override findByName(ownerId: UserId, name: string): Promise<StoredPortfolio | null> {
    return this.portfolios.find(ownerId, name);
  }

  override save(
    ownerId: UserId,
    name: string,
    portfolio: Portfolio,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    return this.portfolios.save({ ownerId, name }, portfolio, options);
  }

  override delete(ownerId: UserId, name: string, options: WriteOptions): Promise<boolean> {
    return this.portfolios.delete({ ownerId, name }, options, this.riskLimits);
  }
}
