import type { UserId } from '../../auth/user-id.js';
import type { AppError } from '../../common/problem/app-error.js';
import type { CalculationKind, Progress } from '../calculations.js';

export const JOB_STATES = ['queued', 'running', 'done', 'failed', 'cancelled'] as const;

export type JobState = (typeof JOB_STATES)[number];

/** A calculation that nobody waits for: whoever started it asks later how far it is. */
export interface Job {
  /** Random; the address of the job. */
  readonly id: string;
  readonly ownerId: UserId;
  readonly kind: CalculationKind;
  readonly createdAt: Date;
  readonly state: JobState;
  /** Null until the calculation says how far it is. */
  readonly progress: Progress | null;
  /** Null while it is not over. */
  readonly finishedAt: Date | null;
  /** The answer, serialized, of a job that is done; null otherwise. */
  readonly answer: Buffer | null;
  /** Why it failed; null otherwise. */
  readonly error: AppError | null;
}

/** Where a job stands among others, oldest first; it says so also once the job is gone. */
export function jobPlace({ createdAt, id }: Pick<Job, 'createdAt' | 'id'>): string {
  return `${createdAt.toISOString()} ${id}`;
}

const PLACE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z [0-9a-f-]{36}$/;

/** Whether a text is a place that some job has or had. */
export function isJobPlace(text: string): boolean {
  return PLACE.test(text);
}

export function isOver({ finishedAt }: Job): boolean {
  return finishedAt !== null;
}
