import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { documentVersion } from '../../common/document/canonical-json.js';
import type { SaveOutcome, WriteOptions } from '../../common/document/stored-document.js';
import { PortfolioNotFoundError } from '../../portfolio/portfolio.errors.js';
import type { Portfolio } from '../../portfolio/portfolio.js';
import {
  type LimitedPortfolio,
  RiskLimitsStore,
  type StoredRiskLimits,
} from '../../risk-limits/risk-limits.store.js';
import type { RiskLimits } from '../../risk-limits/risk-limits.js';
import { RISK_LIMITS_FORMAT } from '../document-format.js';
import { additionOf } from '../write-plan.js';
import type { PrismaDocuments } from './prisma-documents.js';

export class PrismaRiskLimitsStore extends RiskLimitsStore {
  constructor(
    private readonly riskLimits: PrismaDocuments<RiskLimits>,
    private readonly portfolios: PrismaDocuments<Portfolio>,
    private readonly clock: Clock,
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
    return this.riskLimits.save({ ownerId, name: portfolioName }, limits, options, {
      before: async (own) => {
        if (portfolioName === null) return [];
        const portfolio = await this.portfolios.findIn(own, portfolioName);
        if (portfolio === null) throw new PortfolioNotFoundError({ name: portfolioName });
        return [];
      },
    });
  }

  override restore(
    ownerId: UserId,
    name: string,
    { portfolio, limits }: LimitedPortfolio,
    options: Omit<WriteOptions, 'condition'>,
  ): Promise<SaveOutcome> {
    const creation = { ...options, condition: { kind: 'absent' as const } };
    const version = documentVersion(RISK_LIMITS_FORMAT.form(limits));
    return this.portfolios.save({ ownerId, name }, portfolio, creation, {
      before: async (own) =>
        additionOf(RISK_LIMITS_FORMAT, limits, await this.riskLimits.findIn(own, name)),
      after: (own) =>
        this.riskLimits.put(own, { name, content: limits, version, at: this.clock.now() }),
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
