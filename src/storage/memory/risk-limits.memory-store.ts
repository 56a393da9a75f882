import type { UserId } from '../../auth/user-id.js';
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
import { inOneStep } from './in-one-step.js';
import type { MemoryDocuments } from './memory-documents.js';

export class MemoryRiskLimitsStore extends RiskLimitsStore {
  constructor(
    private readonly riskLimits: MemoryDocuments<RiskLimits>,
    private readonly portfolios: MemoryDocuments<Portfolio>,
  ) {
    super();
  }

  override find(ownerId: UserId, portfolioName: string | null): Promise<StoredRiskLimits | null> {
    return inOneStep(() => this.riskLimits.find(ownerId, portfolioName));
  }

  override save(
    ownerId: UserId,
    portfolioName: string | null,
    limits: RiskLimits,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    return inOneStep(() => {
      if (portfolioName !== null && this.portfolios.find(ownerId, portfolioName) === null) {
        throw new PortfolioNotFoundError({ name: portfolioName });
      }
      return this.riskLimits.save({ ownerId, name: portfolioName }, limits, options);
    });
  }

  override restore(
    ownerId: UserId,
    name: string,
    { portfolio, limits }: LimitedPortfolio,
    options: Omit<WriteOptions, 'condition'>,
  ): Promise<SaveOutcome> {
    return inOneStep(() => {
      const owned = { ownerId, name };
      const added = additionOf(RISK_LIMITS_FORMAT, limits, this.riskLimits.find(ownerId, name));
      const creation = { ...options, condition: { kind: 'absent' as const } };
      const outcome = this.portfolios.save(owned, portfolio, creation, added);
      this.riskLimits.put(owned, limits, documentVersion(RISK_LIMITS_FORMAT.form(limits)));
      return outcome;
    });
  }

  override delete(
    ownerId: UserId,
    portfolioName: string | null,
    options: WriteOptions,
  ): Promise<boolean> {
    return inOneStep(() => this.riskLimits.delete(ownerId, portfolioName, options));
  }
}
