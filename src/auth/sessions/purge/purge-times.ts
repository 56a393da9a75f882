import { CronTime } from 'cron';
import { AppError } from '../../../common/problem/app-error.js';

/** When sessions are purged. */
export interface PurgeTimes {
  /** As cron has it, in UTC. */
  readonly cron: string;
  /** Of all instances one purges in this time: the others, whose turn comes with it, find it done. */
  readonly everyMs: number;
  /** Each instance waits up to this long, so that not all ask the store in the same moment. */
  readonly jitterMs: number;
}

/** Yearly ones too: cron looks no more than eight years ahead. */
const GAPS_LOOKED_AT = 6;
const LONGEST_JITTER_MS = 30_000;

/** @throws AppError `invalid-settings` for a pattern that cron does not know, or that never comes */
export function purgeTimes(cron: string): PurgeTimes {
  const moments = momentsOf(cron);
  const gaps = moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
  const shortestMs = Math.min(...gaps);
  return {
    cron,
    everyMs: shortestMs / 2,
    jitterMs: Math.min(LONGEST_JITTER_MS, Math.floor(shortestMs / 10)),
  };
}

function momentsOf(cron: string): readonly number[] {
  try {
    return new CronTime(cron, 'UTC').sendAt(GAPS_LOOKED_AT + 1).map((moment) => moment.toMillis());
  } catch (error) {
    throw new AppError(
      'invalid-settings',
      `SESSION_PURGE_CRON is ${JSON.stringify(cron)} but must be a time that comes, as cron has it, such as */15 * * * *`,
      { cause: error },
    );
  }
}
