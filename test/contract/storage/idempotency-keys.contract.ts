import { describe, expect, it } from '@jest/globals';
import type { IdempotencyKeys } from '../../../src/idempotency/idempotency-keys.js';
import {
  type GrantedKey,
  type KeptAnswer,
  MAX_KEPT_ANSWER_LENGTH,
  MAX_KEYS_PER_USER,
} from '../../../src/idempotency/key-record.js';
import { ANN, BOB, type WithStorage } from './storage-under-test.js';

const CLAIM = { key: 'k-1', fingerprint: 'a'.repeat(64) };
const OTHER = { key: 'k-1', fingerprint: 'b'.repeat(64) };
const ANSWER: KeptAnswer = {
  status: 201,
  headers: { etag: '"x"', location: '/v1/portfolios/a%20b' },
  body: '{"name":"\u00e4 \\ud83d 🚀","one":1e-10}',
};
const LONGEST = `!${'~'.repeat(254)}`;

/** What every memory of idempotency keys does. */
export function describeIdempotencyKeys(withStorage: WithStorage): void {
  describe('the idempotency keys', () => {
    it('are granted to whoever brings them first, with an operation of its own', () =>
      withStorage(async ({ idempotencyKeys }) => {
        const first = await granted(idempotencyKeys, CLAIM);
        const second = await granted(idempotencyKeys, { ...CLAIM, key: LONGEST });

        expect(first).toEqual({ key: 'k-1', operationId: expect.any(String), attempt: 1 });
        expect(second).toEqual({ key: LONGEST, operationId: expect.any(String), attempt: 1 });
        expect(second.operationId).not.toBe(first.operationId);
      }));

    it('say that the first request is under way, and that another one cannot have its key', () =>
      withStorage(async ({ idempotencyKeys }) => {
        await granted(idempotencyKeys, CLAIM);

        expect(await idempotencyKeys.claim(ANN, CLAIM)).toEqual({
          kind: 'running',
          retryAfterSeconds: 59,
        });
        expect(await idempotencyKeys.claim(ANN, OTHER)).toEqual({ kind: 'reused' });
      }));

    it('give the answer again, to the last character, and to no other request', () =>
      withStorage(async ({ idempotencyKeys }) => {
        const key = await granted(idempotencyKeys, CLAIM);
        await idempotencyKeys.settle(ANN, key, { kind: 'answered', answer: ANSWER });

        const again = { kind: 'answered', answer: ANSWER };
        expect(await idempotencyKeys.claim(ANN, CLAIM)).toEqual(again);
        expect(await idempotencyKeys.claim(ANN, CLAIM)).toEqual(again);
        expect(await idempotencyKeys.claim(ANN, OTHER)).toEqual({ kind: 'reused' });
      }));

    it('keep the largest answer there is to keep', () =>
      withStorage(async ({ idempotencyKeys }) => {
        const answer = { ...ANSWER, body: JSON.stringify('ä'.repeat(MAX_KEPT_ANSWER_LENGTH - 2)) };
        const key = await granted(idempotencyKeys, CLAIM);
        await idempotencyKeys.settle(ANN, key, { kind: 'answered', answer });

        expect(await idempotencyKeys.claim(ANN, CLAIM)).toEqual({ kind: 'answered', answer });
      }));

    it('are as good as new after a request that was refused', () =>
      withStorage(async ({ idempotencyKeys }) => {
        const refused = await granted(idempotencyKeys, CLAIM);
        await idempotencyKeys.settle(ANN, refused, { kind: 'refused' });

        const next = await granted(idempotencyKeys, OTHER);

        expect(next.attempt).toBe(1);
        expect(next.operationId).not.toBe(refused.operationId);
      }));

    it.each([{ kind: 'failed' as const }, { kind: 'answered' as const, answer: null }])(
      'go on under the same operation after %j',
      (outcome) =>
        withStorage(async ({ idempotencyKeys }) => {
          const first = await granted(idempotencyKeys, CLAIM);
          await idempotencyKeys.settle(ANN, first, outcome);

          expect(await idempotencyKeys.claim(ANN, OTHER)).toEqual({ kind: 'reused' });
          const next = await granted(idempotencyKeys, CLAIM);
          expect(next).toEqual({ ...first, attempt: 2 });

          await idempotencyKeys.settle(ANN, next, { kind: 'refused' });
          expect(await granted(idempotencyKeys, CLAIM)).toEqual({ ...first, attempt: 3 });
        }),
    );

    it('go on under the same operation when nobody says for a minute how it ended', () =>
      withStorage(async ({ idempotencyKeys }) => {
        const first = await granted(idempotencyKeys, CLAIM);
        for (let second = 1; second < 60; second += 1) {
          expect(await idempotencyKeys.claim(ANN, CLAIM)).toMatchObject({ kind: 'running' });
        }

        const next = await granted(idempotencyKeys, CLAIM);

        expect(next).toEqual({ ...first, attempt: 2 });
        // What was taken for lost has no say any more, unless it has the answer.
        await idempotencyKeys.settle(ANN, first, { kind: 'failed' });
        expect(await idempotencyKeys.claim(ANN, CLAIM)).toMatchObject({ kind: 'running' });
        await idempotencyKeys.settle(ANN, first, { kind: 'answered', answer: ANSWER });
        await idempotencyKeys.settle(ANN, next, { kind: 'refused' });
        expect(await idempotencyKeys.claim(ANN, CLAIM)).toMatchObject({ kind: 'answered' });
      }));

    it('are granted to one of many that ask at once', () =>
      withStorage(async ({ idempotencyKeys }) => {
        const outcomes = await Promise.all(
          Array.from({ length: 20 }, () => idempotencyKeys.claim(ANN, CLAIM)),
        );

        expect(outcomes.filter(({ kind }) => kind === 'granted')).toHaveLength(1);
        expect(outcomes.filter(({ kind }) => kind === 'running')).toHaveLength(19);
      }));

    it("are each user's own", () =>
      withStorage(async ({ idempotencyKeys }) => {
        const key = await granted(idempotencyKeys, CLAIM);
        await idempotencyKeys.settle(ANN, key, { kind: 'answered', answer: ANSWER });
        await idempotencyKeys.settle(BOB, key, { kind: 'refused' });

        expect(await idempotencyKeys.claim(BOB, OTHER)).toMatchObject({ kind: 'granted' });
        expect(await idempotencyKeys.claim(ANN, CLAIM)).toMatchObject({ kind: 'answered' });
      }));

    it('are at most so many, and those that are known go on', () =>
      withStorage(async ({ idempotencyKeys }) => {
        for (let number = 1; number <= MAX_KEYS_PER_USER; number += 1) {
          await granted(idempotencyKeys, { ...CLAIM, key: `k-${number.toString()}` });
        }

        const outcome = await idempotencyKeys.claim(ANN, { ...CLAIM, key: 'one more' });

        expect(outcome).toEqual({
          kind: 'too-many',
          retryAfterSeconds: 86_400 - MAX_KEYS_PER_USER,
        });
        expect(await idempotencyKeys.claim(ANN, CLAIM)).toMatchObject({ kind: 'granted' });
        expect(await idempotencyKeys.claim(BOB, CLAIM)).toMatchObject({ kind: 'granted' });
      }));
  });
}

async function granted(
  keys: IdempotencyKeys,
  claim: { readonly key: string; readonly fingerprint: string },
): Promise<GrantedKey> {
  const outcome = await keys.claim(ANN, claim);
  if (outcome.kind !== 'granted') throw new Error(`not granted: ${JSON.stringify(outcome)}`);
  return outcome.granted;
}
