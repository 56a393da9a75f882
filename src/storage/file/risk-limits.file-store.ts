import type { UserId } from '../../auth/user-id.js';
import type { SaveOutcome, WriteOptions } from '../../common/document/stored-document.js';
import { PortfolioNotFoundError } from '../../portfolio/portfolio.errors.js';
import type { Portfolio } from '../../portfolio/portfolio.js';
import {
  type LimitedPortfolio,
  RiskLimitsStore,
  type StoredRiskLimits,
} from '../../risk-limits/risk-limits.store.js';
import type { RiskLimits } from '../../risk-limits/risk-limits.js';
import type { FileDocuments } from './file-documents.js';

export class FileRiskLimitsStore extends RiskLimitsStore {
  constructor(
    private readonly riskLimits: FileDocuments<RiskLimits>,
    private readonly portfolios: FileDocuments<Portfolio>,
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
    return this.riskLimits.save({ ownerId, name: portfolioName }, limits, options, () =>
      this.requirePortfolio(ownerId, portfolioName),
    );
  }

  override restore(
    ownerId: UserId,
    name: string,
    { portfolio, limits }: LimitedPortfolio,
    options: Omit<WriteOptions, 'condition'>,
  ): Promise<SaveOutcome> {
    const companion = { documents: this.riskLimits, content: limits };
    return this.portfolios.createWith({ ownerId, name }, portfolio, { companion, options });
  }

  override delete(
    ownerId: UserId,
    portfolioName: string | null,
    options: WriteOptions,
  ): Promise<boolean> {
    return this.riskLimits.delete({ ownerId, name: portfolioName }, options);
  }

  private async requirePortfolio(ownerId: UserId, name: string | null): Promise<void> {
    if (name !== null && (await this.portfolios.find(ownerId, name)) === null) {
      throw new PortfolioNotFoundError({ name });
    }
  }
}
