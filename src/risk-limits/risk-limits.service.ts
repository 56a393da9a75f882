import type { UserId } from '../auth/user-id.js';
import type { SaveOutcome, WriteOptions } from '../common/document/stored-document.js';
import { documentVersion } from '../common/document/canonical-json.js';
import { CorruptDataError } from '../common/problem/corrupt-data.error.js';
import { requireName } from '../portfolio/document-name.errors.js';
import type { PortfolioService } from '../portfolio/portfolio.service.js';
import { mergeRiskLimits, riskLimitsDocument } from './risk-limits-document.js';
import { RiskLimitsNotFoundError } from './risk-limits.errors.js';
import type { RiskLimitsStore, StoredRiskLimits } from './risk-limits.store.js';
import { DEFAULT_RISK_LIMITS, type RiskLimits, type RiskLimitsOrigin } from './risk-limits.js';

/** The limits that hold, and whose they are. */
export interface EffectiveRiskLimits {
  readonly origin: RiskLimitsOrigin;
  readonly stored: StoredRiskLimits;
}

/** Limits of a user, or of one portfolio (`portfolioName`), which fall back to the user's and then to the defaults. */
export class RiskLimitsService {
  constructor(
    private readonly riskLimits: RiskLimitsStore,
    private readonly portfolios: PortfolioService,
  ) {}

  /** As stored, valid or corrupt. @throws PortfolioNotFoundError */
  async effective(ownerId: UserId, portfolioName: string | null): Promise<EffectiveRiskLimits> {
    if (portfolioName !== null) {
      await this.portfolios.get(ownerId, portfolioName);
      const own = await this.riskLimits.find(ownerId, portfolioName);
      if (own !== null) return { origin: 'portfolio', stored: own };
    }
    const users = await this.riskLimits.find(ownerId, null);
    return users === null
      ? { origin: 'default', stored: DEFAULT_DOCUMENT }
      : { origin: 'user', stored: users };
  }

  /** For everything that checks against them. @throws PortfolioNotFoundError, CorruptDataError */
  async effectiveValid(
    ownerId: UserId,
    portfolioName: string | null,
  ): Promise<{ readonly origin: RiskLimitsOrigin; readonly limits: RiskLimits }> {
    const { origin, stored } = await this.effective(ownerId, portfolioName);
    if (stored.state === 'corrupt') throw new CorruptDataError(stored);
    return { origin, limits: stored.content };
  }

  /** @throws PortfolioNotFoundError, StaleVersionError, AlreadyExistsError */
  async replace(
    ownerId: UserId,
    portfolioName: string | null,
    limits: RiskLimits,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    if (portfolioName !== null) requireName(portfolioName);
    return this.riskLimits.save(ownerId, portfolioName, limits, options);
  }

  /**
   * Lays `patch` over the limits that hold now (a portfolio without its own starts from those it falls back to).
   * Written only if they have not changed meanwhile.
   * @throws PortfolioNotFoundError, CorruptDataError, StaleVersionError, AlreadyExistsError
   */
  async merge(
    ownerId: UserId,
    portfolioName: string | null,
    patch: RiskLimits,
    options: WriteOptions,
  ): Promise<SaveOutcome> {
    const { origin, stored } = await this.effective(ownerId, portfolioName);
    if (stored.state === 'corrupt') throw new CorruptDataError(stored);
    const isOwn = origin === (portfolioName === null ? 'user' : 'portfolio');
    const unchanged = isOwn
      ? { kind: 'version' as const, version: stored.version }
      : { kind: 'absent' as const };
    const condition = options.condition.kind === 'any' ? unchanged : options.condition;
    const merged = mergeRiskLimits(stored.content, patch);
    return this.riskLimits.save(ownerId, portfolioName, merged, { ...options, condition });
  }

  /** Back to what it falls back to. @throws RiskLimitsNotFoundError, StaleVersionError */
  async remove(
    ownerId: UserId,
    portfolioName: string | null,
    options: WriteOptions,
  ): Promise<void> {
    if (portfolioName !== null) requireName(portfolioName);
    const removed = await this.riskLimits.delete(ownerId, portfolioName, options);
    if (!removed) throw new RiskLimitsNotFoundError({ portfolioName });
  }
}

const DEFAULT_DOCUMENT: StoredRiskLimits = {
  state: 'valid',
  name: 'default',
  content: DEFAULT_RISK_LIMITS,
  version: documentVersion(riskLimitsDocument(DEFAULT_RISK_LIMITS)),
};
