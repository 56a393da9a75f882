import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isLiveSession } from '../../../src/auth/sessions/session.js';
import {
  anIdentity,
  aSession,
  hashOf,
  hoursAfterNoon as at,
  withoutHash,
} from '../../support/credentials.js';
import { ANN, BOB, type WithStorage } from './storage-under-test.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const expiryAt = (hours: number): { readonly now: Date; readonly idleMs: number } => ({
  now: at(hours),
  idleMs: DAY_MS,
});

/** Who is signed in, in every store. */
export function describeSessions(withStorage: WithStorage): void {
  describe('the sessions', () => {
    it('are found by the hash of their token, with their user', () =>
      withStorage(async ({ users, sessions }) => {
        const user = await users.signIn(anIdentity(ANN), at(0));
        const [session, other] = [aSession(), aSession({ userAgent: null })];
        await sessions.create(ANN, session);
        await sessions.create(ANN, other);

        const found = await sessions.findByHash(session.tokenHash, expiryAt(1));

        expect(found).toEqual({ user, session: withoutHash(session) });
        expect(await sessions.findByHash(other.tokenHash, expiryAt(1))).toEqual({
          user,
          session: withoutHash(other),
        });
      }));

    it.each([
      hashOf('unknown'),
      '',
      '../../users',
      'A'.repeat(64),
      'a'.repeat(63),
      `${'a'.repeat(64)} `,
      '\u0000',
    ])('are not found by %j', (hash) =>
      withStorage(async ({ users, sessions }) => {
        await users.signIn(anIdentity(ANN), at(0));
        await sessions.create(ANN, aSession({ tokenHash: 'a'.repeat(64) }));

        expect(await sessions.findByHash(hash, expiryAt(1))).toBeNull();
      }),
    );

    it('open nothing for whoever never signed in', () =>
      withStorage(async ({ sessions }) => {
        const session = aSession();
        await sessions.create(ANN, session);

        expect(await sessions.findByHash(session.tokenHash, expiryAt(1))).toBeNull();
      }));

    it('end after their time, or when they are not used for theirs, to the millisecond', () =>
      withStorage(async ({ users, sessions }) => {
        await users.signIn(anIdentity(ANN), at(0));
        const session = aSession();
        await sessions.create(ANN, session);
        const { tokenHash, expiresAt } = session;
        const end = Date.parse(expiresAt);
        const isFound = async (now: number, idleMs: number): Promise<boolean> =>
          (await sessions.findByHash(tokenHash, { now: new Date(now), idleMs })) !== null;

        expect(await isFound(end - 1, end)).toBe(true);
        expect(await isFound(end, end)).toBe(false);
        const idle = at(24).getTime();
        expect(await isFound(idle - 1, DAY_MS)).toBe(true);
        expect(await isFound(idle, DAY_MS)).toBe(false);
        // A clock that went back ends nothing.
        expect(await isFound(at(-1).getTime(), DAY_MS)).toBe(true);
      }));

    it('live longer when they are used, and never go back', () =>
      withStorage(async ({ users, sessions }) => {
        await users.signIn(anIdentity(ANN), at(0));
        const session = aSession();
        await sessions.create(ANN, session);

        await sessions.touch(ANN, session.id, new Date(at(20).getTime() + 123));
        await sessions.touch(ANN, session.id, at(10));

        const found = await sessions.findByHash(session.tokenHash, expiryAt(40));
        expect(found?.session.lastAccessed).toBe('2024-01-03T08:00:00.123Z');
        expect(found?.session.createdAt).toBe(session.createdAt);
      }));

    it("are each user's own: another one's can be neither seen, used up nor revoked", () =>
      withStorage(async ({ users, sessions }) => {
        await users.signIn(anIdentity(ANN), at(0));
        await users.signIn(anIdentity(BOB), at(0));
        const session = aSession();
        await sessions.create(ANN, session);
        await sessions.create(BOB, aSession());

        await sessions.touch(BOB, session.id, at(20));

        expect(await sessions.revoke(BOB, session.id)).toBe(false);
        expect(await sessions.revokeAll(BOB)).toBe(1);
        expect(await sessions.list(BOB, expiryAt(1))).toEqual([]);
        expect(await sessions.list(ANN, expiryAt(1))).toEqual([withoutHash(session)]);
      }));

    it('are listed while they live, newest first, then by id', () =>
      withStorage(async ({ users, sessions }) => {
        await users.signIn(anIdentity(ANN), at(0));
        const ids = ['b', 'a', 'c'].map(
          (digit) => `${digit.repeat(8)}-1111-4111-8111-111111111111`,
        );
        const [b, a, c] = ids.map((id) => aSession({ id }));
        const newer = aSession({ createdAt: at(1).toISOString() });
        const over = aSession({ expiresAt: at(2).toISOString() });
        const idle = aSession({ lastAccessed: at(-23).toISOString() });
        for (const session of [b, newer, over, a, idle, c]) {
          if (session !== undefined) await sessions.create(ANN, session);
        }

        const listed = await sessions.list(ANN, expiryAt(2));

        expect(listed.map(({ id }) => id)).toEqual([newer.id, a?.id, b?.id, c?.id]);
      }));

    it('end at once when they are revoked, one or all', () =>
      withStorage(async ({ users, sessions }) => {
        await users.signIn(anIdentity(ANN), at(0));
        const all = [aSession(), aSession(), aSession({ expiresAt: at(1).toISOString() })];
        for (const session of all) await sessions.create(ANN, session);
        const [first, second] = all;
        const find = (hash = ''): Promise<unknown> => sessions.findByHash(hash, expiryAt(2));

        expect(await sessions.revoke(ANN, first?.id ?? '')).toBe(true);
        expect(await sessions.revoke(ANN, first?.id ?? '')).toBe(false);
        expect(await sessions.revoke(ANN, '../user')).toBe(false);
        expect(await find(first?.tokenHash)).toBeNull();
        expect(await find(second?.tokenHash)).not.toBeNull();

        await sessions.touch(ANN, first?.id ?? '', at(2));
        expect(await find(first?.tokenHash)).toBeNull();
        expect(await sessions.revokeAll(ANN)).toBe(2);
        expect(await find(second?.tokenHash)).toBeNull();
        expect(await sessions.revokeAll(ANN)).toBe(0);
      }));

    it('are purged in batches when they are over, and only then', () =>
      withStorage(async ({ users, sessions }) => {
        await users.signIn(anIdentity(ANN), at(0));
        await users.signIn(anIdentity(BOB), at(0));
        const live = [aSession(), aSession()];
        for (const [number, owner] of [ANN, BOB].entries()) {
          for (let count = 0; count < 3; count += 1) {
            await sessions.create(owner, aSession({ expiresAt: at(1).toISOString() }));
            await sessions.create(owner, aSession({ lastAccessed: at(-30).toISOString() }));
          }
          await sessions.create(owner, live[number] ?? aSession());
        }

        const removed: (number | null)[] = [];
        for (let run = 0; run < 5; run += 1) removed.push(await sessions.purge(expiryAt(2), 5));

        expect(removed).toEqual([5, 5, 2, 0, 0]);
        expect(await sessions.revokeAll(ANN)).toBe(1);
        expect(await sessions.revokeAll(BOB)).toBe(1);
      }));

    it('are purged by one of many at once, so often and not more', () =>
      withStorage(async ({ sessions }) => {
        const claim = { everyMs: DAY_MS, isForced: false };
        const together = (now: Date): Promise<readonly boolean[]> =>
          Promise.all(Array.from({ length: 6 }, () => sessions.claimPurge({ ...claim, now })));

        const first = await together(at(0));
        const early = await together(at(23));
        const due = await together(at(24));

        expect(first.filter(Boolean)).toHaveLength(1);
        expect(early.filter(Boolean)).toHaveLength(0);
        expect(due.filter(Boolean)).toHaveLength(1);
        expect(await sessions.claimPurge({ ...claim, now: at(25), isForced: true })).toBe(true);
        expect(await sessions.claimPurge({ ...claim, now: at(48) })).toBe(false);
        // Of a last run that is yet to come the clock was wrong.
        expect(await sessions.claimPurge({ ...claim, now: at(-48) })).toBe(true);
      }));

    it('that are found, listed and purged are those that live, whatever their times', () =>
      withStorage(async ({ users, sessions }) => {
        await users.signIn(anIdentity(ANN), at(0));
        const hours = fc.integer({ min: 0, max: 6 });
        const times = fc.array(fc.record({ accessed: hours, expires: hours }), { maxLength: 6 });
        await fc.assert(
          fc.asyncProperty(times, hours, hours, async (all, now, idle) => {
            const expiry = { now: at(now), idleMs: idle * (DAY_MS / 24) };
            const made = all.map(({ accessed, expires }) =>
              aSession({
                lastAccessed: at(accessed).toISOString(),
                expiresAt: at(expires).toISOString(),
              }),
            );
            for (const session of made) await sessions.create(ANN, session);

            const live = made.filter((session) => isLiveSession(session, expiry));
            const found = await Promise.all(
              made.map(({ tokenHash }) => sessions.findByHash(tokenHash, expiry)),
            );
            const listed = await sessions.list(ANN, expiry);

            const ids = live.map(({ id }) => id).sort();
            expect(found.flatMap((each) => each?.session.id ?? []).sort()).toEqual(ids);
            expect(listed.map(({ id }) => id).sort()).toEqual(ids);
            expect(await sessions.purge(expiry, 100)).toBe(made.length - live.length);
            expect(await sessions.revokeAll(ANN)).toBe(live.length);
          }),
          { numRuns: 15 },
        );
      }));
  });
}
