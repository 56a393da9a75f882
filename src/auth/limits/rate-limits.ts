import { AppError } from '../../common/problem/app-error.js';
import type { Caller } from '../gate/caller.js';
import type { Tier } from '../users/user.js';
import type { RateCounters, RateOutcome, RateRule } from './rate-counters.js';

export interface RateLimitsOptions {
  /** Calculations a minute. */
  readonly calculationsByTier: Readonly<Record<Tier, number>>;
  /** A minute, from one address. */
  readonly signInAttempts: number;
}

/** Told what the answer says of a limit, allowed or not (draft of the IETF, in the form most clients know). */
export type Announce = (headers: Readonly<Record<string, string>>) => void;

const MINUTE_MS = 60_000;

/** Says when somebody has had enough for now. */
export class RateLimits {
  constructor(
    private readonly counters: RateCounters,
    private readonly options: RateLimitsOptions,
  ) {}

  /** Without sign-in nobody is counted. @throws AppError `too-many-requests` */
  async countCalculation(
    { kind, tier, ownerId }: Pick<Caller, 'kind' | 'tier' | 'ownerId'>,
    announce: Announce,
  ): Promise<void> {
    if (kind === 'local') return;
    const points = this.options.calculationsByTier[tier];
    await this.count({ scope: 'calculations', points }, ownerId, announce);
  }

  /** @throws AppError `too-many-requests` */
  countSignIn(address: string, announce: Announce): Promise<void> {
    return this.count({ scope: 'sign-in', points: this.options.signInAttempts }, address, announce);
  }

  /** Of a request whose credentials opened nothing. @throws AppError `too-many-requests` */
  countRefused(address: string, announce: Announce): Promise<void> {
    return this.count({ scope: 'refused', points: this.options.signInAttempts }, address, announce);
  }

  private async count(
    rule: Pick<RateRule, 'scope' | 'points'>,
    key: string,
    announce: Announce,
  ): Promise<void> {
    const outcome = await this.counters.consume({ ...rule, windowMs: MINUTE_MS }, key);
    announce({
      'ratelimit-limit': String(rule.points),
      'ratelimit-remaining': String(outcome.remaining),
      'ratelimit-reset': String(secondsOf(outcome)),
    });
    if (!outcome.isAllowed) throw tooMany(rule.points, outcome);
  }
}

function tooMany(points: number, outcome: RateOutcome): AppError {
  const seconds = secondsOf(outcome);
  const detail = `${points.toString()} a minute are allowed; the next one in ${seconds.toString()} s`;
  return new AppError('too-many-requests', detail, { retryAfterSeconds: seconds });
}

function secondsOf({ resetMs }: RateOutcome): number {
  return Math.max(1, Math.ceil(resetMs / 1000));
}
