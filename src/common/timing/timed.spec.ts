import { describe, expect, it } from '@jest/globals';
import { AppError } from '../problem/app-error.js';
import { currentTimer, onAccountOf, RequestTimer } from './request-timer.js';
import { serverTiming } from './server-timing.js';
import { type Ended, timed, timedStep } from './timed.js';

function aTimer(steps: string[] = []): RequestTimer {
  return new RequestTimer((step) => steps.push(step));
}

/** How the work ended, as it was told. */
async function outcomeOf(work: () => Promise<unknown>): Promise<Ended['outcome'] | undefined> {
  let told: Ended | undefined;
  await Promise.allSettled([timed('storage', work, (ended) => (told = ended))]);
  return told?.outcome;
}

describe('what is timed', () => {
  it('gives its result and throws its error as if it were not', async () => {
    const error = new RangeError('odd');

    expect(await timed('prices', () => Promise.resolve(7))).toBe(7);
    await expect(timed('prices', () => Promise.reject(error))).rejects.toBe(error);
  });

  it('ends in success, in failure with any error, and in abort when it was given up', async () => {
    const cancelled = new AppError('calculation-cancelled', 'nobody waits');

    expect(await outcomeOf(() => Promise.resolve())).toBe('success');
    expect(await outcomeOf(() => Promise.reject(new Error('odd')))).toBe('failure');
    expect(await outcomeOf(() => Promise.reject(cancelled))).toBe('abort');
  });

  it('ends in abort when the client left meanwhile, unless it failed by itself', async () => {
    const timer = aTimer();
    const leaving = (): Promise<void> => {
      timer.markClientLeft();
      return Promise.resolve();
    };

    expect(await onAccountOf(timer, () => outcomeOf(leaving))).toBe('abort');
    const failing = (): Promise<never> => Promise.reject(new Error('odd'));
    expect(await onAccountOf(timer, () => outcomeOf(failing))).toBe('failure');
  });

  it('counts for the request it is done for, and for no other', async () => {
    const [one, other] = [aTimer(), aTimer()];

    await Promise.all([
      onAccountOf(one, () => timed('storage', () => Promise.resolve())),
      onAccountOf(other, () => timed('prices', () => Promise.resolve())),
    ]);

    expect([...one.phasesMs().keys()]).toEqual(['storage']);
    expect([...other.phasesMs().keys()]).toEqual(['prices']);
    expect(currentTimer()).toBeNull();
  });

  it('tells a request of its steps, and works outside of any', () => {
    const steps: string[] = [];

    expect(onAccountOf(aTimer(steps), () => timedStep('cash-mapping', () => 1))).toBe(1);
    expect(timedStep('cash-mapping', () => 2)).toBe(2);

    expect(steps).toEqual(['cash-mapping']);
  });

  it('is said by Server-Timing with its phases in the order of their beginning', async () => {
    const timer = aTimer();
    await onAccountOf(timer, async () => {
      await timed('prices', () => Promise.resolve());
      await timed('storage', () => Promise.resolve());
    });

    expect(serverTiming(timer)).toMatch(
      /^prices;dur=\d+(\.\d)?, storage;dur=\d+(\.\d)?, total;dur=\d+(\.\d)?$/,
    );
  });
});
