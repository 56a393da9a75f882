import { describe, expect, it } from '@jest/globals';
import type { RateRule } from '../../../src/auth/limits/rate-counters.js';
import { waitUntil } from '../../support/wait-until.js';
import type { WithStorage } from './storage-under-test.js';

const RULE: RateRule = { scope: 'analyses', points: 3, windowMs: 60_000 };

/** How often something was done, in every store. */
export function describeRateCounters(withStorage: WithStorage): void {
  describe('the rate counters', () => {
    it('allow so many in a window, and say how many are left and when it ends', () =>
      withStorage(async ({ rateCounters }) => {
        const outcomes = [];
        for (let count = 0; count < 5; count += 1) {
          outcomes.push(await rateCounters.consume(RULE, 'ann'));
        }

        expect(outcomes.map(({ isAllowed }) => isAllowed)).toEqual([
          true,
          true,
          true,
          false,
          false,
        ]);
        expect(outcomes.map(({ remaining }) => remaining)).toEqual([2, 1, 0, 0, 0]);
        for (const { resetMs } of outcomes) {
          expect(resetMs).toBeGreaterThan(50_000);
          expect(resetMs).toBeLessThanOrEqual(60_000);
        }
      }));

    it('allow exactly so many of many at once', () =>
      withStorage(async ({ rateCounters }) => {
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, () => rateCounters.consume(RULE, 'ann')),
        );

        expect(outcomes.filter(({ isAllowed }) => isAllowed)).toHaveLength(3);
      }));

    it('count each key and each scope by itself, whatever the key', () =>
      withStorage(async ({ rateCounters }) => {
        for (const key of ['ann', 'bob', '', 'x'.repeat(10_000), '\u0000\ud800']) {
          expect(await rateCounters.consume(RULE, key)).toMatchObject({ remaining: 2 });
        }
        const other = { ...RULE, scope: 'sign-in' };
        expect(await rateCounters.consume(other, 'ann')).toMatchObject({ remaining: 2 });
        expect(await rateCounters.consume(RULE, 'ann')).toMatchObject({ remaining: 1 });
      }));

    it('keep their count when the limit changes, as with a new tier', () =>
      withStorage(async ({ rateCounters }) => {
        for (let count = 0; count < 4; count += 1) await rateCounters.consume(RULE, 'ann');

        const more = await rateCounters.consume({ ...RULE, points: 30 }, 'ann');

        expect(more).toMatchObject({ isAllowed: true, remaining: 25 });
      }));

    it('begin anew with the next window', () =>
      withStorage(async ({ rateCounters }) => {
        const short = { ...RULE, windowMs: 1000, points: 1 };
        await rateCounters.consume(short, 'ann');
        expect(await rateCounters.consume(short, 'ann')).toMatchObject({ isAllowed: false });

        await waitUntil(
          'the window ends',
          async () => (await rateCounters.consume(short, 'ann')).isAllowed,
        );

        expect(await rateCounters.consume(short, 'ann')).toMatchObject({ isAllowed: false });
      }));
  });
}
