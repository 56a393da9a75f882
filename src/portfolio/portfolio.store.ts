import type { UserId } from '../auth/user-id.js';
import type {
  PageRequest,
  SaveOutcome,
  StoredDocument,
  WriteOptions,
} from '../common/document/stored-document.js';
import type { Portfolio } from './portfolio.js';

export type StoredPortfolio = StoredDocument<Portfolio>;

/** Keeps each user's portfolios by name. */
export abstract class PortfolioStore {
  /** In code-unit order of names; corrupt ones are listed too. */
  abstract list(ownerId: UserId, page: PageRequest): Promise<readonly StoredPortfolio[]>;

  abstract findByName(ownerId: UserId, name: string): Promise<StoredPortfolio | null>;

  /**
   * Creates or replaces, and logs the change in the same step. Saving what is already there logs nothing.
   * @throws StaleVersionError, AlreadyExistsError when the condition does not hold.
   */
  abstract save(
    ownerId: UserId,
    name: string,
    portfolio: Portfolio,
    options: WriteOptions,
  ): Promise<SaveOutcome>;

  /**
   * Removes it and the risk limits of its own; the change log stays. False when there was none.
   * @throws StaleVersionError when the condition does not hold.
   */
  abstract delete(ownerId: UserId, name: string, options: WriteOptions): Promise<boolean>;
}
