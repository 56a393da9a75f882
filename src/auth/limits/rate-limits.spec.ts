import { beforeEach, describe, expect, it } from '@jest/globals';
import { ProcessRateCounters } from '../../storage/process-rate-counters.js';
import type { Caller } from '../gate/caller.js';
import { toUserId } from '../user-id.js';
import { RateLimits } from './rate-limits.js';

const TIERS = { public: 1, registered: 2, paid: 3 };

function aCaller(change: Partial<Caller> = {}): Pick<Caller, 'kind' | 'tier' | 'ownerId'> {
  return { kind: 'session', tier: 'registered', ownerId: toUserId('ann'), ...change };
}

describe('RateLimits', () => {
  let limits: RateLimits;
  let told: Readonly<Record<string, string>>[];
  const tell = (headers: Readonly<Record<string, string>>): void => {
    told.push(headers);
  };

  beforeEach(() => {
    const options = { calculationsByTier: TIERS, signInAttempts: 2 };
    limits = new RateLimits(new ProcessRateCounters(), options);
    told = [];
  });

  it('lets a user calculate as often as the tier has it, and says how often more', async () => {
    await limits.countCalculation(aCaller(), tell);
    await limits.countCalculation(aCaller({ kind: 'token' }), tell);

    const refused = limits.countCalculation(aCaller(), tell);

    await expect(refused).rejects.toMatchObject({
      code: 'too-many-requests',
      retryAfterSeconds: expect.any(Number),
    });
    expect(told.map((headers) => headers['ratelimit-remaining'])).toEqual(['1', '0', '0']);
    expect(told.map((headers) => headers['ratelimit-limit'])).toEqual(['2', '2', '2']);
    expect(Number(told[0]?.['ratelimit-reset'])).toBeGreaterThan(50);
  });

  it('counts each user alone, and at once by a tier that was raised', async () => {
    for (let time = 0; time < 2; time += 1) await limits.countCalculation(aCaller(), tell);

    await limits.countCalculation(aCaller({ ownerId: toUserId('bob') }), tell);
    await limits.countCalculation(aCaller({ tier: 'paid' }), tell);

    expect(told.map((headers) => headers['ratelimit-remaining'])).toEqual(['1', '0', '1', '0']);
  });

  it('counts nobody without sign-in', async () => {
    for (let time = 0; time < 5; time += 1) {
      await limits.countCalculation(aCaller({ kind: 'local' }), () => {
        throw new Error('it was counted');
      });
    }
  });

  it('counts attempts to sign in, and wrong credentials, by address and apart', async () => {
    for (const count of ['countSignIn', 'countRefused'] as const) {
      await limits[count]('192.0.2.1', tell);
      await limits[count]('192.0.2.1', tell);
      await expect(limits[count]('192.0.2.1', tell)).rejects.toMatchObject({
        code: 'too-many-requests',
      });
      await limits[count]('192.0.2.2', tell);
    }
  });
});
