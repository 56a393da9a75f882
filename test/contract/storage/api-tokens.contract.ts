import { describe, expect, it } from '@jest/globals';
import { MAX_TOKENS_PER_USER } from '../../../src/auth/tokens/api-token.js';
import {
  anApiToken,
  anIdentity,
  aSession,
  hashOf,
  hoursAfterNoon as at,
  withoutHash,
} from '../../support/credentials.js';
import { ANN, BOB, EXISTS, type WithStorage } from './storage-under-test.js';

const WEEK = 7 * 24;
const MONTH = 30 * 24;

/** What scripts sign in with, in every store. */
export function describeApiTokens(withStorage: WithStorage): void {
  describe('the API tokens', () => {
    it('are found by their hash, with their user', () =>
      withStorage(async ({ users, apiTokens }) => {
        const user = await users.signIn(anIdentity(ANN), at(0));
        const token = anApiToken({ name: 'nightly "ä"', scopes: ['read', 'write', 'admin'] });
        await apiTokens.create(ANN, token, at(0));

        const found = await apiTokens.findByHash(token.tokenHash, at(1));

        expect(found).toEqual({ user, token: withoutHash(token) });
        expect(await apiTokens.list(ANN)).toEqual([withoutHash(token)]);
      }));

    it.each([hashOf('unknown'), '', '../x', 'A'.repeat(64), '\u0000'])(
      'are not found by %j',
      (hash) =>
        withStorage(async ({ apiTokens }) => {
          expect(await apiTokens.findByHash(hash, at(1))).toBeNull();
        }),
    );

    it('are no sessions, nor sessions tokens', () =>
      withStorage(async ({ users, sessions, apiTokens }) => {
        await users.signIn(anIdentity(ANN), at(0));
        const [token, session] = [anApiToken(), aSession()];
        await apiTokens.create(ANN, token, at(0));
        await sessions.create(ANN, session);

        expect(await apiTokens.findByHash(session.tokenHash, at(1))).toBeNull();
        const expiry = { now: at(1), idleMs: 1e9 };
        expect(await sessions.findByHash(token.tokenHash, expiry)).toBeNull();
        expect(await sessions.revokeAll(ANN)).toBe(1);
        expect(await apiTokens.list(ANN)).toHaveLength(1);
      }));

    it('open nothing for whoever never signed in', () =>
      withStorage(async ({ apiTokens }) => {
        const token = anApiToken();
        await apiTokens.create(ANN, token, at(0));

        expect(await apiTokens.findByHash(token.tokenHash, at(1))).toBeNull();
      }));

    it('expire to the millisecond, and are still listed for a month', () =>
      withStorage(async ({ users, apiTokens }) => {
        await users.signIn(anIdentity(ANN), at(0));
        const token = anApiToken();
        await apiTokens.create(ANN, token, at(0));
        const end = Date.parse(token.expiresAt);

        expect(await apiTokens.findByHash(token.tokenHash, new Date(end - 1))).not.toBeNull();
        expect(await apiTokens.findByHash(token.tokenHash, new Date(end))).toBeNull();

        const next = anApiToken({ createdAt: at(1).toISOString() });
        await apiTokens.create(ANN, next, at(WEEK + MONTH - 1));
        expect((await apiTokens.list(ANN)).map(({ id }) => id)).toEqual([next.id, token.id]);
        const last = anApiToken({ createdAt: at(2).toISOString() });
        await apiTokens.create(ANN, last, at(WEEK + MONTH));
        expect((await apiTokens.list(ANN)).map(({ id }) => id)).toEqual([last.id]);
      }));

    it('have a name of their own among those of their user that live', () =>
      withStorage(async ({ apiTokens }) => {
        const name = 'ci';
        await apiTokens.create(ANN, anApiToken({ name }), at(0));

        await expect(apiTokens.create(ANN, anApiToken({ name }), at(1))).rejects.toMatchObject(
          EXISTS,
        );
        await apiTokens.create(BOB, anApiToken({ name }), at(1));
        await apiTokens.create(ANN, anApiToken({ name }), at(WEEK));

        expect(await apiTokens.list(ANN)).toHaveLength(2);
      }));

    it('of one name are one, however many ask for it at once', () =>
      withStorage(async ({ apiTokens }) => {
        const ended = await Promise.allSettled(
          Array.from({ length: 5 }, () => apiTokens.create(ANN, anApiToken({ name: 'x' }), at(0))),
        );

        expect(ended.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
        expect(await apiTokens.list(ANN)).toHaveLength(1);
      }));

    it('are at most so many for a user', () =>
      withStorage(async ({ apiTokens }) => {
        for (let count = 0; count < MAX_TOKENS_PER_USER; count += 1) {
          await apiTokens.create(ANN, anApiToken(), at(0));
        }

        await expect(apiTokens.create(ANN, anApiToken(), at(0))).rejects.toMatchObject({
          code: 'too-many-tokens',
        });
        const [some] = await apiTokens.list(ANN);
        await apiTokens.revoke(ANN, some?.id ?? '');
        await apiTokens.create(ANN, anApiToken(), at(0));
        await apiTokens.create(BOB, anApiToken(), at(0));

        expect(await apiTokens.list(ANN)).toHaveLength(MAX_TOKENS_PER_USER);
      }));

    it('say when they were last used, and never go back', () =>
      withStorage(async ({ apiTokens }) => {
        const token = anApiToken();
        await apiTokens.create(ANN, token, at(0));

        await apiTokens.touch(ANN, token.id, at(2));
        await apiTokens.touch(ANN, token.id, at(1));
        await apiTokens.touch(BOB, token.id, at(3));
        await apiTokens.touch(ANN, 'none', at(3));

        const [listed] = await apiTokens.list(ANN);
        expect(listed).toEqual({ ...withoutHash(token), lastUsed: at(2).toISOString() });
      }));

    it('end at once when their user revokes them, and nobody else can', () =>
      withStorage(async ({ users, apiTokens }) => {
        await users.signIn(anIdentity(ANN), at(0));
        const token = anApiToken();
        await apiTokens.create(ANN, token, at(0));

        expect(await apiTokens.revoke(BOB, token.id)).toBe(false);
        expect(await apiTokens.findByHash(token.tokenHash, at(1))).not.toBeNull();
        expect(await apiTokens.revoke(ANN, token.id)).toBe(true);
        expect(await apiTokens.revoke(ANN, token.id)).toBe(false);

        expect(await apiTokens.findByHash(token.tokenHash, at(1))).toBeNull();
        expect(await apiTokens.list(ANN)).toEqual([]);
      }));
  });
}
