import type { UserId } from '../auth/user-id.js';
import type { LimitEvaluation, LimitFindings, OpenBreach } from './limit-evaluation.js';

export interface EvaluationPage {
  /** Only evaluations older than the one with this id; null starts at the newest. */
  readonly before: string | null;
  readonly limit: number;
}

/**
 * When each limit of a portfolio was evaluated, and when its breaches opened and closed. It stays when the portfolio
 * goes, and retains what `retention` does.
 */
export abstract class LimitCheckLog {
  /** What it opens and closes is decided in the same step, against the newest one kept: the order is that of arrival. */
  abstract append(ownerId: UserId, portfolioName: string, findings: LimitFindings): Promise<void>;

  /** Newest first; none before an id that is not retained. */
  abstract list(
    ownerId: UserId,
    portfolioName: string,
    page: EvaluationPage,
  ): Promise<readonly LimitEvaluation[]>;

  /** In reporting order of limits. */
  abstract openBreaches(ownerId: UserId, portfolioName: string): Promise<readonly OpenBreach[]>;
}
