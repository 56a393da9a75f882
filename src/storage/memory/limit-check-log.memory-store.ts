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
import { retention } from '../../risk-limits/retained-evaluations.js';
import { inOneStep } from './in-one-step.js';
import type { MemorySpaces } from './memory-space.js';

export class MemoryLimitCheckLog extends LimitCheckLog {
  constructor(
    private readonly spaces: MemorySpaces,
    private readonly clock: Clock,
  ) {
    super();
  }

  override append(ownerId: UserId, portfolioName: string, findings: LimitFindings): Promise<void> {
    return inOneStep(() => {
      const kept = this.newestFirst(ownerId, portfolioName);
      const [previous = null, ...older] = kept;
      const stamp = { id: randomUUID(), at: this.clock.now().toISOString() };
      const next = nextEvaluation(previous, findings, stamp);
      if (next === null) return;
      const all = [next, ...(next.id === previous?.id ? older : kept)];
      const texts = all.filter(retention()).map((evaluation) => JSON.stringify(evaluation));
      this.spaces.of(ownerId).limitChecks.set(portfolioName, texts);
    });
  }

  override list(
    ownerId: UserId,
    portfolioName: string,
    { before, limit }: EvaluationPage,
  ): Promise<readonly LimitEvaluation[]> {
    return inOneStep(() => {
      const kept = this.newestFirst(ownerId, portfolioName);
      const last = kept.findIndex(({ id }) => id === before);
      return before !== null && last === -1 ? [] : kept.slice(last + 1, last + 1 + limit);
    });
  }

  override openBreaches(ownerId: UserId, portfolioName: string): Promise<readonly OpenBreach[]> {
    return inOneStep(() => breachesOpenAfter(this.newestFirst(ownerId, portfolioName)[0] ?? null));
  }

  private newestFirst(ownerId: UserId, portfolioName: string): readonly LimitEvaluation[] {
    const texts = this.spaces.of(ownerId).limitChecks.get(portfolioName) ?? [];
    return texts.map((text) => JSON.parse(text) as LimitEvaluation);
  }
}
