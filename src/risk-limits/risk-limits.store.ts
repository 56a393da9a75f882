import type { UserId } from '../auth/user-id.js';
import type {
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import type { RiskLimits } from './risk-limits.js';

export type StoredRiskLimits = StoredDocument<RiskLimits>;

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

  /** False when there was none. @throws StaleVersionError when the condition does not hold. */
  abstract delete(
    ownerId: UserId,
    portfolioName: string | null,
    options: WriteOptions,
  ): Promise<boolean>;
}
