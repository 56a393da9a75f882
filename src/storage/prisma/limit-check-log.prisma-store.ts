import { randomUUID } from 'node:crypto';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import { type EvaluationPage, LimitCheckLog } from '../../risk-limits/limit-check-log.js';
import type {
  LimitEvaluation,
  LimitFindings,
  OpenBreach,
} from '../../risk-limits/limit-evaluation.js';
import { nextEvaluation } from '../../risk-limits/next-evaluation.js';
import { breachesOpenAfter } from '../../risk-limits/open-breaches.js';
import type { OwnTransactions } from './database.js';
import { countRepeat, forgetOld, insertEvaluation, listEvaluations } from './limit-check-rows.js';

const NEWEST = { before: null, limit: 1 };

export class PrismaLimitCheckLog extends LimitCheckLog {
  constructor(
    private readonly database: OwnTransactions,
    private readonly clock: Clock,
  ) {
    super();
  }

  override append(ownerId: UserId, portfolioName: string, findings: LimitFindings): Promise<void> {
    return this.database.write(ownerId, async (own) => {
      const [previous = null] = await listEvaluations(own, portfolioName, NEWEST);
      const stamp = { id: randomUUID(), at: this.clock.now().toISOString() };
      const next = nextEvaluation(previous, findings, stamp);
      if (next === null) return;
      if (next.id === previous?.id) {
        await countRepeat(own, portfolioName, next);
        return;
      }
      await insertEvaluation(own, portfolioName, next);
      await forgetOld(own, portfolioName);
    });
  }

  override list(
    ownerId: UserId,
    portfolioName: string,
    page: EvaluationPage,
  ): Promise<readonly LimitEvaluation[]> {
    return this.database.read(ownerId, [], (own) => listEvaluations(own, portfolioName, page));
  }

  override async openBreaches(
    ownerId: UserId,
    portfolioName: string,
  ): Promise<readonly OpenBreach[]> {
    const [newest = null] = await this.list(ownerId, portfolioName, NEWEST);
    return breachesOpenAfter(newest);
  }
}
