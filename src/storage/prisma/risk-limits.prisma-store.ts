import type { UserId } from '../../auth/user-id.js';
import type { SaveOutcome, WriteOptions } from '../../common/document/stored-document.js';
import { PortfolioNotFoundError } from '../../portfolio/portfolio.errors.js';
import type { Portfolio } from '../../portfolio/portfolio.js';
import { RiskLimitsStore, type StoredRiskLimits } from '../../risk-limits/risk-limits.store.js';
import type { RiskLimits } from '../../risk-limits/risk-limits.js';
import type { PrismaDocuments } from './prisma-documents.js';

export class PrismaRiskLimitsStore extends RiskLimitsStore {
  constructor(
    private readonly riskLimits: PrismaDocuments<RiskLimits>,
    private readonly portfolios: PrismaDocuments<Portfolio>,
  ) {
    super();
  }

  override find(ownerId: UserId, portfolioName: string | null): Promise<StoredRiskLimits | null> {
    return this.riskLimits.find(ownerId, portfolioName);
  }

  override save(
    ownerId: UserId,
    portfolioName: string | null,
    limits: RiskLimits,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    return this.riskLimits.save({ ownerId, name: portfolioName }, limits, options, async (own) => {
      if (portfolioName === null) return;
      const portfolio = await this.portfolios.findIn(own, portfolioName);
      if (portfolio === null) throw new PortfolioNotFoundError({ name: portfolioName });
    });
  }

  override delete(
    ownerId: UserId,
    portfolioName: string | null,
    options: WriteOptions,
  ): Promise<boolean> {
    return this.riskLimits.delete({ ownerId, name: portfolioName }, options);
  }
}
