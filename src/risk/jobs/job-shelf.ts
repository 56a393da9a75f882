import type { UserId } from '../../auth/user-id.js';
import { byCodeUnit } from '../../common/document/code-unit-order.js';
import { type Job, isOver, jobPlace } from './job.js';

export interface ShelfBounds {
  /** How long a job is kept once it is over. */
  readonly retentionMs: number;
  /** The most jobs kept that are over: of one owner, of all, and the bytes of their answers. */
  readonly overPerOwner: number;
  readonly over: number;
  readonly answerBytes: number;
}

/** The jobs there are. Those that are over go, the oldest first, when they are too old or too many. */
export class JobShelf {
  /** In the order in which they were last changed. */
  private readonly jobs = new Map<string, Job>();

  constructor(private readonly bounds: ShelfBounds) {}

  /** Adds the job, or replaces it by its new state. */
  put(job: Job): void {
    this.jobs.delete(job.id);
    this.jobs.set(job.id, job);
  }

  remove(id: string): void {
    this.jobs.delete(id);
  }

  find(ownerId: UserId, id: string): Job | null {
    const job = this.jobs.get(id);
    return job?.ownerId === ownerId ? job : null;
  }

  /** Newest first. */
  of(ownerId: UserId): readonly Job[] {
    return [...this.jobs.values()]
      .filter((job) => job.ownerId === ownerId)
      .sort((a, b) => byCodeUnit(jobPlace(b), jobPlace(a)));
  }

  unfinished(): readonly Job[] {
    return [...this.jobs.values()].filter((job) => !isOver(job));
  }

  /** Forgets what is beyond the bounds. */
  prune(now: Date): void {
    const perOwner = new Map<UserId, number>();
    let count = 0;
    let bytes = 0;
    for (const job of [...this.jobs.values()].reverse()) {
      const { id, ownerId, finishedAt, answer } = job;
      if (finishedAt === null) continue;
      const ofOwner = (perOwner.get(ownerId) ?? 0) + 1;
      perOwner.set(ownerId, ofOwner);
      count += 1;
      bytes += answer?.length ?? 0;
      const isOld = now.getTime() - finishedAt.getTime() > this.bounds.retentionMs;
      const isTooMany = ofOwner > this.bounds.overPerOwner || count > this.bounds.over;
      if (isOld || isTooMany || bytes > this.bounds.answerBytes) this.jobs.delete(id);
    }
  }
}
