import { randomUUID } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { UserId } from '../../auth/user-id.js';
import type { Clock } from '../../common/clock.js';
import type { PageRequest } from '../../common/document/stored-document.js';
import { type Page, toPage } from '../../common/page.js';
import { AppError } from '../../common/problem/app-error.js';
import { cancelled, queueFull } from '../calculation-errors.js';
import type { CalculationInput, CalculationKind, CalculationResult } from '../calculations.js';
import type { Calculator } from '../calculator.js';
import { isJobPlace, isOver, type Job, jobPlace } from './job.js';
import { JobNotFoundError, TooManyJobsError } from './job.errors.js';
import { JobShelf, type ShelfBounds } from './job-shelf.js';

export interface JobBounds extends ShelfBounds {
  /** The most jobs that are not over: of one owner, and of all. */
  readonly unfinishedPerOwner: number;
  readonly unfinished: number;
}

export const DEFAULT_JOB_BOUNDS: JobBounds = {
  retentionMs: 3_600_000,
  overPerOwner: 20,
  over: 200,
  answerBytes: 64 * 1024 * 1024,
  unfinishedPerOwner: 4,
  unfinished: 32,
};

export interface JobOptions {
  readonly clock: Clock;
  readonly bounds?: JobBounds;
  /** Told of every job that failed, for the log. */
  readonly onFailure?: (job: Job, error: AppError) => void;
}

/** Calculations that take longer than anyone waits for an answer. They live as long as the process. */
export class JobService {
  private readonly bounds: JobBounds;
  private readonly shelf: JobShelf;
  private readonly stops = new Map<string, AbortController>();

  constructor(
    private readonly calculator: Calculator,
    private readonly options: JobOptions,
  ) {
    this.bounds = options.bounds ?? DEFAULT_JOB_BOUNDS;
    this.shelf = new JobShelf(this.bounds);
  }

  /**
   * Starts a calculation and does not wait for it. `toAnswer` makes of its result what the job answers.
   * @throws TooManyJobsError; AppError `calculation-queue-full`
   */
  start<Kind extends CalculationKind>(
    ownerId: UserId,
    kind: Kind,
    input: CalculationInput<Kind>,
    toAnswer: (result: CalculationResult<Kind>) => object = (result) => result,
  ): Job {
    this.requireRoom(ownerId);
    const job: Job = {
      id: randomUUID(),
      ownerId,
      kind,
      createdAt: this.options.clock.now(),
      state: 'queued',
      progress: null,
      finishedAt: null,
      answer: null,
      error: null,
    };
    const stop = new AbortController();
    this.shelf.put(job);
    this.stops.set(job.id, stop);
    const calculation = this.calculator.run(kind, input, {
      signal: stop.signal,
      onStart: () => {
        this.change(job, { state: 'running' });
      },
      onProgress: (progress) => {
        this.change(job, { state: 'running', progress });
      },
    });
    void this.follow(job, calculation.then(toAnswer));
    return this.get(ownerId, job.id);
  }

  /** Newest first. @param page from after this place on. @throws AppError `invalid-request` for a place that is none */
  list(ownerId: UserId, { after, limit }: PageRequest): Page<Job> {
    if (after !== null && !isJobPlace(after)) {
      throw new AppError('invalid-request', 'the cursor is none that a list of jobs gave');
    }
    this.shelf.prune(this.options.clock.now());
    const left = this.shelf.of(ownerId).filter((job) => after === null || jobPlace(job) < after);
    return toPage(left, limit, jobPlace);
  }

  /** @throws JobNotFoundError */
  get(ownerId: UserId, id: string): Job {
    this.shelf.prune(this.options.clock.now());
    const job = this.shelf.find(ownerId, id);
    if (job === null) throw new JobNotFoundError({ id });
    return job;
  }

  /** Breaks off a job that is not over; forgets one that is. @throws JobNotFoundError */
  cancel(ownerId: UserId, id: string): void {
    const job = this.get(ownerId, id);
    const stop = this.stops.get(id);
    if (isOver(job)) this.shelf.remove(id);
    else this.end(job, cancelled());
    stop?.abort();
  }

  private requireRoom(ownerId: UserId): void {
    const unfinished = this.shelf.unfinished();
    const own = unfinished.filter((job) => job.ownerId === ownerId);
    const { unfinishedPerOwner } = this.bounds;
    if (own.length >= unfinishedPerOwner) throw new TooManyJobsError({ most: unfinishedPerOwner });
    if (unfinished.length >= this.bounds.unfinished) throw queueFull();
  }

  private async follow(job: Job, answer: Promise<object>): Promise<void> {
    try {
      this.end(job, serialize(await answer));
    } catch (error) {
      this.end(job, asAppError(error));
    }
  }

  private end(job: Job, ending: Buffer | AppError): void {
    const finishedAt = this.options.clock.now();
    if (!(ending instanceof AppError))
      this.change(job, { state: 'done', finishedAt, answer: ending });
    else if (ending.code === 'calculation-cancelled') {
      this.change(job, { state: 'cancelled', finishedAt });
    } else {
      this.change(job, { state: 'failed', finishedAt, error: ending });
      this.options.onFailure?.(job, ending);
    }
    this.stops.delete(job.id);
    this.shelf.prune(finishedAt);
  }

  /** A job that is over stays as it ended: what comes after, such as the end of what was cancelled, is dropped. */
  private change({ ownerId, id }: Job, changes: Partial<Job>): void {
    const job = this.shelf.find(ownerId, id);
    if (job !== null && !isOver(job)) this.shelf.put({ ...job, ...changes });
  }
}

/** The answer of a job that is done; null for any other. */
export function answerOf({ answer }: Job): object | null {
  return answer === null ? null : (deserialize(answer) as object);
}

function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  return new AppError('internal-error', 'a job failed', { cause: error });
}
