import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { toUserId } from '../../../src/auth/user-id.js';
import type { Identity } from '../../../src/auth/users/identity.js';
import { aPortfolio, shares } from '../../support/portfolio-builder.js';
import { ANN, ANY, BOB, type WithStorage } from './storage-under-test.js';

const NOON = new Date('2024-01-02T12:00:00.000Z');
const LATER = new Date('2024-01-03T12:00:00.123Z');
const ANN_IDENTITY: Identity = { id: ANN, email: 'ann@example.com', name: 'Ann' };
const BOB_IDENTITY: Identity = { id: BOB, email: 'bob@example.com', name: null };
const IN_USE = { code: 'email-in-use' };

/** Who has signed in, in every store. */
export function describeUsers(withStorage: WithStorage): void {
  describe('the users', () => {
    it('come into being with their first sign-in', () =>
      withStorage(async ({ users }) => {
        expect(await users.find(ANN)).toBeNull();

        const user = await users.signIn(ANN_IDENTITY, NOON);

        const moment = NOON.toISOString();
        const expected = { ...ANN_IDENTITY, tier: 'registered', createdAt: moment };
        expect(user).toEqual({ ...expected, lastLogin: moment });
        expect(await users.find(ANN)).toEqual(user);
        expect(await users.find(BOB)).toBeNull();
      }));

    it('are not those of whom only documents are stored, until they sign in', () =>
      withStorage(async ({ users, portfolios, administration }) => {
        await portfolios.save(ANN, 'main', aPortfolio([shares('NVDA', 1)]), ANY);

        expect(await users.find(ANN)).toBeNull();
        expect(await administration.users({ after: null, limit: 10 })).toEqual([]);
        expect(await administration.setTier(ANN, 'paid')).toBeNull();
        expect(await users.signIn(ANN_IDENTITY, NOON)).toMatchObject({
          tier: 'registered',
          createdAt: NOON.toISOString(),
        });
      }));

    it('are brought up to date when they sign in again, and keep their tier and beginning', () =>
      withStorage(async ({ users, administration }) => {
        await users.signIn(ANN_IDENTITY, NOON);
        await administration.setTier(ANN, 'paid');

        const again = { id: ANN, email: 'ann@new.example', name: null };
        const user = await users.signIn(again, LATER);

        expect(user).toEqual({
          ...again,
          tier: 'paid',
          createdAt: NOON.toISOString(),
          lastLogin: LATER.toISOString(),
        });
        expect(await users.find(ANN)).toEqual(user);
      }));

    it('signed in last at the latest moment, also when the clock went back', () =>
      withStorage(async ({ users }) => {
        await users.signIn(ANN_IDENTITY, LATER);

        expect(await users.signIn(ANN_IDENTITY, NOON)).toMatchObject({
          createdAt: LATER.toISOString(),
          lastLogin: LATER.toISOString(),
        });
      }));

    it('are refused an address that another user has, and stay as they were', () =>
      withStorage(async ({ users }) => {
        await users.signIn(ANN_IDENTITY, NOON);
        await expect(
          users.signIn({ ...BOB_IDENTITY, email: ANN_IDENTITY.email }, NOON),
        ).rejects.toMatchObject(IN_USE);
        expect(await users.find(BOB)).toBeNull();

        const bob = await users.signIn(BOB_IDENTITY, NOON);
        await expect(
          users.signIn({ ...BOB_IDENTITY, email: ANN_IDENTITY.email }, LATER),
        ).rejects.toMatchObject(IN_USE);

        expect(await users.find(BOB)).toEqual(bob);
      }));

    it('leave an address to others once they have a new one', () =>
      withStorage(async ({ users, administration }) => {
        await users.signIn(ANN_IDENTITY, NOON);
        await users.signIn({ ...ANN_IDENTITY, email: 'ann@new.example' }, NOON);

        await users.signIn({ ...BOB_IDENTITY, email: ANN_IDENTITY.email }, NOON);

        expect(await administration.findUserByEmail(ANN_IDENTITY.email)).toMatchObject({ id: BOB });
        expect(await administration.findUserByEmail('ann@new.example')).toMatchObject({ id: ANN });
      }));

    it('of many that sign in at once with one address are one', () =>
      withStorage(async ({ users }) => {
        const ids = Array.from({ length: 8 }, (_, number) => toUserId(`user-${number.toString()}`));

        const ended = await Promise.allSettled(
          ids.map((id) => users.signIn({ ...ANN_IDENTITY, id }, NOON)),
        );

        const refused = ended.flatMap((each) =>
          each.status === 'rejected' ? [each.reason as unknown] : [],
        );
        expect(refused).toHaveLength(7);
        for (const reason of refused) expect(reason).toMatchObject(IN_USE);
      }));

    it('are let in each time when their own first sign-in comes many times at once', () =>
      withStorage(async ({ users }) => {
        const all = await Promise.all(
          Array.from({ length: 8 }, () => users.signIn(ANN_IDENTITY, NOON)),
        );

        for (const user of all) expect(user).toEqual(all[0]);
      }));

    it('have whatever name the provider says, as far as it can be kept, the same in every store', () =>
      withStorage(async ({ users }) => {
        const name = fc.string({ unit: 'binary', maxLength: 300 });
        await fc.assert(
          fc.asyncProperty(name, async (given) => {
            const user = await users.signIn({ ...ANN_IDENTITY, name: given }, NOON);

            const kept = Array.from(given.replace(/\p{Cc}/gu, ''))
              .slice(0, 255)
              .join('')
              .trim();
            expect(user.name).toBe(kept === '' ? null : kept);
            expect(await users.find(ANN)).toEqual(user);
          }),
          { numRuns: 20 },
        );
        const odd = await users.signIn({ ...ANN_IDENTITY, name: 'A\u0000n\ud800n' }, NOON);
        expect(odd.name).toBe('Ann');
      }));

    it('are listed in pages, and found by their address alone', () =>
      withStorage(async ({ users, administration }) => {
        const ids = ['b', 'a', 'C', '10', '9', 'é', '\u{1f680}', '\uff5e'].map(toUserId);
        for (const [number, id] of ids.entries()) {
          await users.signIn({ id, email: `${number.toString()}@example.com`, name: null }, NOON);
        }

        const first = await administration.users({ after: null, limit: 3 });
        const rest = await administration.users({ after: first.at(-1)?.id ?? '', limit: 100 });

        const listed = [...first, ...rest].map(({ id }) => id);
        expect(first).toHaveLength(3);
        expect(listed).toEqual(['10', '9', 'C', 'a', 'b', 'é', '\uff5e', '\u{1f680}']);
        expect(await administration.findUserByEmail('3@example.com')).toMatchObject({ id: '10' });
        expect(await administration.findUserByEmail('nobody@example.com')).toBeNull();
        expect(await administration.findUserByEmail('')).toBeNull();
      }));

    it('have the tier that an administrator gave them', () =>
      withStorage(async ({ users, administration }) => {
        const ann = await users.signIn(ANN_IDENTITY, NOON);

        expect(await administration.setTier(ANN, 'paid')).toEqual({ ...ann, tier: 'paid' });

        expect(await users.find(ANN)).toEqual({ ...ann, tier: 'paid' });
        expect(await administration.setTier(BOB, 'paid')).toBeNull();
      }));
  });
}
