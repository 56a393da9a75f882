import type { Clock } from '../../../common/clock.js';
import type { RateCounters } from '../../limits/rate-counters.js';
import type { SessionStore } from '../session.store.js';

/** How a run ended: all that was over is gone; another instance is at it; it was told to stop. */
export type PurgeStatus = 'done' | 'running-elsewhere' | 'stopped';

/** What one run removed. */
export interface PurgeReport {
  readonly status: PurgeStatus;
  readonly sessions: number;
  readonly rateCounters: number;
  readonly durationMs: number;
}

/** A run, told when it ends; of one that failed it is known how long it took. */
export type EndedPurge =
  | ({ readonly outcome: 'success' | 'abort' } & PurgeReport)
  | { readonly outcome: 'failure'; readonly durationMs: number };

export interface PurgeOptions {
  /** Unused for this long, a session is over. */
  readonly idleMs: number;
  readonly onEnded: (ended: EndedPurge) => void;
}

/** Rows removed in one step: few enough that whoever waits for them hardly notices. */
const BATCH = 1000;

/** Removes sessions that are over, and counts whose window is. Nothing depends on it: what is over is refused anyway. */
export class SessionPurgeService {
  constructor(
    private readonly sessions: SessionStore,
    private readonly rateCounters: RateCounters,
    private readonly clock: Clock,
    private readonly options: PurgeOptions,
  ) {}

  /** True for the one instance of many that is to purge now, if none has done so in this time. */
  claim(everyMs: number): Promise<boolean> {
    return this.sessions.claimPurge({ now: this.clock.now(), everyMs, isForced: false });
  }

  /** Purges however short ago the last run was. */
  async runNow(signal: AbortSignal): Promise<PurgeReport> {
    await this.sessions.claimPurge({ now: this.clock.now(), everyMs: 0, isForced: true });
    return this.run(signal);
  }

  /** Whoever calls this has claimed the run. Told to stop, it ends with the batch that is under way. */
  async run(signal: AbortSignal): Promise<PurgeReport> {
    const startedAt = performance.now();
    const took = (): number => performance.now() - startedAt;
    try {
      const report = { ...(await this.remove(signal)), durationMs: took() };
      this.options.onEnded({ outcome: report.status === 'done' ? 'success' : 'abort', ...report });
      return report;
    } catch (error) {
      this.options.onEnded({ outcome: 'failure', durationMs: took() });
      throw error;
    }
  }

  private async remove(signal: AbortSignal): Promise<Omit<PurgeReport, 'durationMs'>> {
    const expiry = { now: this.clock.now(), idleMs: this.options.idleMs };
    const sessions = await inBatches(() => this.sessions.purge(expiry, BATCH), signal);
    if (sessions.status !== 'done') {
      return { status: sessions.status, sessions: sessions.removed, rateCounters: 0 };
    }
    const counters = await inBatches(() => this.rateCounters.purge(BATCH), signal);
    return {
      status: counters.status,
      sessions: sessions.removed,
      rateCounters: counters.removed,
    };
  }
}

async function inBatches(
  removeBatch: () => Promise<number | null>,
  signal: AbortSignal,
): Promise<{ readonly status: PurgeStatus; readonly removed: number }> {
  let removed = 0;
  for (;;) {
    if (signal.aborted) return { status: 'stopped', removed };
    const count = await removeBatch();
    if (count === null) return { status: 'running-elsewhere', removed };
    removed += count;
    if (count < BATCH) return { status: 'done', removed };
  }
}
