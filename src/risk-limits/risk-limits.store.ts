import type { UserId } from '../auth/user-id.js';
import type {
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import type { Portfolio } from '../portfolio/portfolio.js';
import type { RiskLimits } from './risk-limits.js';

export type StoredRiskLimits = StoredDocument<RiskLimits>;

/** A portfolio and the limits of its own, as a deletion took them away together. */
export interface LimitedPortfolio {
  readonly portfolio: Portfolio;
  readonly limits: RiskLimits;
}

/** Keeps each user's limits: one document of the user's own, and one for each portfolio that has its own. */
export abstract class RiskLimitsStore {
  /** The document of exactly this scope, without falling back; `portfolioName` null is the user's own. */
  abstract find(ownerId: UserId, portfolioName: string | null): Promise<StoredRiskLimits | null>;

  /**
   * Creates or replaces, and logs the change in the same step.
   * @throws PortfolioNotFoundError when there is no such portfolio; StaleVersionError, AlreadyExistsError when the
   * condition does not hold.
   */
  abstract save(
    ownerId: UserId,
    portfolioName: string | null,
    limits: RiskLimits,
    options: WriteOptions,
  ): Promise<SaveOutcome>;

  /**
   * Creates a portfolio together with the limits of its own: one step, and one change set, which is of the portfolio.
   * The outcome is the portfolio's.
   * @throws AlreadyExistsError when either of them is there
   */
  abstract restore(
    ownerId: UserId,
    portfolioName: string,
    documents: LimitedPortfolio,
    options: Omit<WriteOptions, 'condition'>,
  ): Promise<SaveOutcome>;

  /** False when there was none. @throws StaleVersionError when the condition does not hold. */
  abstract delete(
    ownerId: UserId,
    portfolioName: string | null,
    options: WriteOptions,
  ): Promise<boolean>;
}
